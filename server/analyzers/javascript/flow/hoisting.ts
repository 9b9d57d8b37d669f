import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";

type Node = TSESTree.Node;

const firstUses = new WeakMap<readonly Node[], number>();

/** The place of the first statement that speaks of a function which the body declares, other than in these functions; 0 if there is none. */
export function firstUse(module: JavaScriptModule, body: readonly Node[]): number {
  let known = firstUses.get(body);
  if (known === undefined) {
    const declared = body.filter((statement) => statement.type === "FunctionDeclaration");
    const uses = declared
      .flatMap(({ id }) => (id && module.variableOf(id)?.references) ?? [])
      .map(({ identifier }) => identifier.range[0])
      .filter((at) => !declared.some(({ range }) => range[0] <= at && at < range[1]));
    const first = Math.min(...uses);
    firstUses.set(body, (known = Math.max(0, uses.length === 0 ? 0 : body.findIndex(({ range }) => range[1] > first))));
  }
  return known;
}

/** From where on a function sees the variables around it: where it is written, or declared within another where that first speaks of it. */
export function seesFrom(module: JavaScriptModule, code: Node): number {
  if (code.type !== "FunctionDeclaration") return code.range[0];
  const around = module.tree.parentOf(code);
  const start = around?.type === "BlockStatement" ? around.body[firstUse(module, around.body)] : undefined;
  return start?.range[0] ?? 0;
}
