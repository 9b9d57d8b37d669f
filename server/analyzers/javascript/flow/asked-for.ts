import type { TSESTree } from "@typescript-eslint/types";
import { keyOf } from "../../../rules/object-literal";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";
import type { Arrival } from "./arrivals";
import { nameKept } from "./logged-on-purpose";
import { callAround } from "./sink-conditions";
import type { Source } from "./taint";

type Node = TSESTree.Node;

const COMMAND_NAME = /^_?(?:commands?|cmds?|command_?line|cmd_?line|shell_?command|script)$/i;

/**
 * True where what whoever calls a library gives it is what they want to run: a command under that name, something in a shell that
 * they ask for, or arguments of a program that is theirs to say. What they hand over by names is how they want it run.
 */
export function isAskedFor(
  module: JavaScriptModule,
  { node, facts }: Pick<Arrival, "node" | "facts">,
  { kind, node: given, module: home }: Source,
): boolean {
  if (kind !== "library" || !/^command(?:-argument)?$/.test(facts.sinkKind ?? "")) return false;
  if (isBag(home, given)) return true;
  if (facts.sinkKind === "command-argument") return !isReadByShell(module, node);
  return COMMAND_NAME.test(nameKept(given) ?? "") || isShellGiven(module, node) || isProgram(module, node, given);
}

/** `"${adb}" devices`: what a command line begins with is the program that is started. */
function isProgram(module: JavaScriptModule, node: Node, given: Node): boolean {
  const line = unwrap(node);
  const written = line.type === "Identifier" ? initialValueOf(module, line) : line;
  const name = nameKept(given.type === "AssignmentPattern" ? given.left : given);
  const first = written && firstIn(module, written);
  return first?.type === "Identifier" && first.name === name;
}

/** What stands first in a text that is put together, a quote aside. */
function firstIn(module: JavaScriptModule, text: Node): Node | undefined {
  const isQuote = (constant: unknown): boolean => typeof constant === "string" && /^\s*["']?$/.test(constant);
  if (text.type === "TemplateLiteral") return isQuote(text.quasis[0]?.value.cooked) ? text.expressions[0] : undefined;
  let [left, next]: [Node, Node | undefined] = [text, undefined];
  while (left.type === "BinaryExpression" && left.operator === "+") [left, next] = [unwrap(left.left), unwrap(left.right)];
  return next && isQuote(constantOf(module, left)) ? next : left;
}

/** Members of texts and lists: what has others is an object with settings, or with all that a program knows. */
const OF_TEXT = new Set([...Object.getOwnPropertyNames(String.prototype), ...Object.getOwnPropertyNames(Array.prototype)]);

/** True for a parameter that is taken apart by names. */
function isBag(module: JavaScriptModule, given: Node): boolean {
  const parameter = given.type === "AssignmentPattern" ? given.left : given;
  if (parameter.type === "ObjectPattern" || parameter.parent?.type === "Property") return true;
  const variable = parameter.type === "Identifier" ? module.variableOf(parameter) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const parent = module.tree.parentOf(identifier);
    if (parent?.type === "VariableDeclarator") return parent.init === identifier && parent.id.type === "ObjectPattern";
    if (parent?.type !== "MemberExpression" || parent.object !== identifier || parent.computed) return false;
    return parent.property.type === "Identifier" && !OF_TEXT.has(parent.property.name);
  });
}

/** `spawn("program", list, { shell: true })`: whatever the list holds, a shell reads it. */
function isReadByShell(module: JavaScriptModule, node: Node): boolean {
  const [program, ...others] = callAround(module, node)?.arguments ?? [];
  if (!program || constantOf(module, program) === undefined) return false;
  return optionsIn(others).some(({ value }) => constantOf(module, value) === true);
}

/** `spawn(program, list, { shell })` with a parameter called `shell`. */
function isShellGiven(module: JavaScriptModule, node: Node): boolean {
  const options = optionsIn(callAround(module, node)?.arguments ?? []);
  return options.some(({ value }) => value.type === "Identifier" && module.variableOf(value)?.defs[0]?.type === "Parameter");
}

/** The options that say whether a shell is started. */
function optionsIn(given: readonly Node[]): TSESTree.Property[] {
  const properties = given.flatMap((argument) => (argument.type === "ObjectExpression" ? argument.properties : []));
  return properties.filter((property) => property.type === "Property").filter((property) => keyOf(property) === "shell");
}
