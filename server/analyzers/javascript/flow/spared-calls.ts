import type { TSESTree } from "@typescript-eslint/types";
import { ruleRegExp } from "../../../rules/regex";
import type { SparedCalls } from "../../../rules/rule";
import { initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { nameOf } from "../program/names";
import { unwrap } from "../syntax/tree";
import { callAround } from "./sink-conditions";

type Node = TSESTree.Node;

/** `agent: x`, `const x = createAgent()`, `function createAgent() { … new Agent({ lookup: safeLookup }) }`. */
const MAX_DEPTH = 3;

/** True where the call that an expression is given to, or what makes its receiver, has an option which says by its words that it checks what goes through it. */
export function isSpared(module: JavaScriptModule, node: Node, { options, words }: SparedCalls): boolean {
  const call = callAround(module, node);
  if (!call) return false;
  const pattern = ruleRegExp(words);
  return [call, ...makersOf(module, call)]
    .flatMap((each) => each.arguments)
    .flatMap((argument) => optionsIn(module, argument, options))
    .some((option) => pattern.test(wordsOf(module, option, 0, new Set()).join(" ")));
}

/** `create({ … })` in `const client = create({ … }); client.get(…)`. */
function makersOf(module: JavaScriptModule, call: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.CallExpression[] {
  const callee = unwrap(call.callee);
  const receiver = callee.type === "MemberExpression" ? unwrap(callee.object) : callee;
  const made = receiver.type === "Identifier" ? initialValueOf(module, receiver) : undefined;
  return made?.type === "CallExpression" ? [made] : [];
}

/** The properties with one of the names in an object that is written out, the names included. */
function optionsIn(module: JavaScriptModule, argument: Node, names: readonly string[]): Node[] {
  const written = unwrap(argument);
  const object = written.type === "Identifier" ? initialValueOf(module, written) : written;
  if (object?.type !== "ObjectExpression") return [];
  return object.properties.filter(
    (property) =>
      property.type === "Property" && !property.computed && property.key.type === "Identifier" && names.includes(property.key.name),
  );
}

/** All names in an expression, and in what these stand for in the module. */
function wordsOf(module: JavaScriptModule, expression: Node, depth: number, seen: Set<Node>): string[] {
  if (seen.has(expression)) return [];
  seen.add(expression);
  const [start, end] = expression.range;
  const names = module.tree.nodes("Identifier").filter(({ range }) => range[0] >= start && range[1] <= end);
  return names.flatMap((name) => {
    const told = [name.name, nameOf(module, name) ?? ""];
    const definition = depth < MAX_DEPTH ? module.variableOf(name)?.defs[0]?.node : undefined;
    const isCode = definition?.type === "FunctionDeclaration" || definition?.type === "VariableDeclarator";
    return isCode ? [...told, ...wordsOf(module, definition, depth + 1, seen)] : told;
  });
}
