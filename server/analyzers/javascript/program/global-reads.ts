import type { JavaScriptModule } from "./module";

const known = new WeakMap<JavaScriptModule, ReadonlySet<string>>();

/**
 * The globals that a module reads, by their names. `typeof name` does not count: it asks whether there is such a global,
 * which code does that also runs where there is none.
 */
export function globalsReadIn(module: JavaScriptModule): ReadonlySet<string> {
  let names = known.get(module);
  if (!names) {
    const through = module.scopes.globalScope?.through ?? [];
    const read = through.filter(({ identifier }) => {
      const outer = module.tree.parentOf(identifier);
      return !(outer?.type === "UnaryExpression" && outer.operator === "typeof");
    });
    known.set(module, (names = new Set(read.map(({ identifier }) => identifier.name))));
  }
  return names;
}
