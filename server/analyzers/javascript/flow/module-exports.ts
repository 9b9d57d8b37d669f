import type { TSESTree } from "@typescript-eslint/types";
import type { Frame, Machine } from "./machine";
import { HeapObject, type Value } from "./value";

type Node = TSESTree.Node;

/** What a module gives to those who import it, in either module system: `exports` and `module.exports` of CommonJS hold it all. */
export class ModuleExports {
  readonly exportsObject: HeapObject;
  readonly moduleObject: HeapObject;

  constructor(private readonly machine: Machine) {
    const { module, values } = machine;
    this.exportsObject = new HeapObject(module.ast, values);
    this.moduleObject = new HeapObject(module.ast, values);
    this.moduleObject.store("exports", values.ofRef(this.exportsObject), values);
  }

  /** The namespace of an ES module, or whatever `module.exports` may be. */
  get value(): Value {
    return this.moduleObject.lookup("exports") ?? this.machine.values.unknown;
  }

  /** `export default …`. */
  setDefault(value: Value): void {
    this.exportsObject.store("default", value, this.machine.values);
  }

  /** `export = …`. */
  replace(value: Value): void {
    this.moduleObject.store("exports", value, this.machine.values);
  }

  /** Reads all that is exported by name once the module's own code has run. */
  collect(frame: Frame): void {
    for (const statement of this.machine.module.ast.body) {
      if (statement.type === "ExportAllDeclaration") this.collectAll(statement);
      else if (statement.type === "ExportNamedDeclaration") this.collectNamed(statement, frame);
    }
  }

  private collectNamed(statement: TSESTree.ExportNamedDeclaration, frame: Frame): void {
    const { machine } = this;
    for (const variable of statement.declaration ? machine.module.scopes.getDeclaredVariables(statement.declaration) : []) {
      this.exportsObject.store(variable.name, machine.readVariable(variable, frame), machine.values);
    }
    const from = statement.source ? machine.imported(statement.source.value) : undefined;
    for (const specifier of statement.specifiers) {
      const value = from ? importedMember(machine, from, nameOf(specifier.local), specifier) : machine.evaluate(specifier.local, frame);
      this.exportsObject.store(nameOf(specifier.exported), value, machine.values);
    }
  }

  private collectAll(statement: TSESTree.ExportAllDeclaration): void {
    const { values } = this.machine;
    const from = this.machine.imported(statement.source.value);
    if (statement.exported) {
      this.exportsObject.store(nameOf(statement.exported), from, values);
      return;
    }
    if (!from.states.isEmpty) this.replace(values.ofStates(from.states));
    for (const object of from.refs) {
      for (const [name, value] of object.properties) if (name !== "default") this.exportsObject.store(name, value, values);
      if (!values.isUnknown(object.rest)) this.exportsObject.store(undefined, object.rest, values);
    }
  }
}

/** What `import { name } from` gives. The default of a module that has none is the whole of it, as bundlers and TypeScript do it. */
export function importedMember(machine: Machine, from: Value, name: string | undefined, node: Node): Value {
  const member = machine.readProperty(from, name, node);
  if (name !== "default") return member;
  const hasDefault = from.refs.some((object) => object.lookup("default") !== undefined);
  return hasDefault ? member : machine.values.join(from, member);
}

function nameOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === "Identifier" ? name.name : name.value;
}
