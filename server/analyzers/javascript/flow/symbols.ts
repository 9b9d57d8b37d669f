import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { LibraryCall } from "./library-call";
import type { Frame, Machine } from "./machine";
import type { Value } from "./value";

/** How the name of a property whose key is a symbol of the program begins; hardly any name that programs write does. */
const OWN = "Symbol(";

/** The symbol that a call makes: told by what it is called, or kept as, since the same key is to be found in every file that imports it. */
export function madeSymbol(machine: Machine, { node, argNodes: [description] }: LibraryCall): Value {
  const { module, values } = machine;
  const parent = module.tree.parentOf(node);
  const kept = parent?.type === "VariableDeclarator" ? parent.id : parent?.type === "Property" ? parent.key : undefined;
  const told = description ? constantOf(module, description) : kept?.type === "Identifier" ? kept.name : undefined;
  return typeof told === "string" ? values.ofLiteral(`${OWN}${told})`, module, node) : values.unknown;
}

/** The name under which a property is kept whose key is a symbol of the program's own; undefined for other keys. */
export function symbolIn(key: Value): string | undefined {
  return key.literal?.text.startsWith(OWN) === true ? key.literal.text : undefined;
}

/** The name of a property that an object, a class or a pattern mentions: written, constant (of a library as well) or a symbol. */
export function keyIn(machine: Machine, key: TSESTree.Node, computed: boolean, frame: Frame): string | undefined {
  const evaluated = computed ? machine.evaluate(key, frame) : undefined;
  return machine.keyName(key, computed) ?? (evaluated && (symbolIn(evaluated) ?? evaluated.states.marks.constants[0]?.text));
}

/** True for the text that stands for a symbol: the program has no such text. */
export function isSymbolText(text: string): boolean {
  return text.startsWith(OWN);
}
