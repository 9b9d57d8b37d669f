import type { TSESTree } from "@typescript-eslint/types";
import { initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf, nameOf } from "../program/names";
import { childrenOf, unwrap } from "../syntax/tree";

type Node = TSESTree.Node;

const MEASURE = /size|length|bytes|limit|ratio|quota/i;
/** What is made of what a statement makes is followed so far. */
const MAX_STEPS = 3;
const COMPARISONS: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);

/** True when neither the statement around a node nor anything done with what it makes compares a size with a limit. */
export function isSizeUnchecked(module: JavaScriptModule, node: Node): boolean {
  const statement = statementAround(module, node);
  if (!statement) return true;
  const statements = new Set([statement]);
  let reached: Node[] = [statement];
  for (let step = 0; step < MAX_STEPS && reached.length > 0; step++) {
    const names = reached.flatMap((each) => namesSetBy(each));
    if (step === 0 && node.type === "Identifier") names.push(node);
    reached = [];
    for (const { identifier } of names.flatMap((name) => module.variableOf(name)?.references ?? [])) {
      const use = statementAround(module, identifier);
      if (!use || statements.has(use)) continue;
      statements.add(use);
      reached.push(use);
    }
  }
  return ![...statements].some((each) => limitsSize(module, each));
}

/** The statement that a node stands in, in the function at hand. */
function statementAround(module: JavaScriptModule, node: Node): Node | undefined {
  let inner: Node | undefined = node;
  while (inner && !/(?:Statement|Declaration)$/.test(inner.type)) inner = module.tree.parentOf(inner);
  return inner;
}

/** The variables that a statement declares or assigns, outside of functions. */
function namesSetBy(node: Node): TSESTree.Identifier[] {
  if (node.type === "VariableDeclarator") return node.id.type === "Identifier" ? [node.id] : [];
  if (node.type === "AssignmentExpression") return node.left.type === "Identifier" ? [node.left] : [];
  return childrenOf(node).flatMap((child) => (child.type.includes("Function") ? [] : namesSetBy(child)));
}

/** True where something that is called a size is compared, other than to count through a list. */
function limitsSize(module: JavaScriptModule, node: Node): boolean {
  if (node.type === "BinaryExpression" && COMPARISONS.has(node.operator) && !isLoopTest(module, node)) {
    const { text } = module.document;
    if (MEASURE.test(text.slice(node.range[0], node.range[1]))) return true;
    if ([node.left, node.right].some((side) => side.type === "Identifier" && MEASURE.test(initialText(module, side)))) return true;
  }
  return childrenOf(node).some((child) => limitsSize(module, child));
}

function isLoopTest(module: JavaScriptModule, node: Node): boolean {
  const parent = module.tree.parentOf(node);
  return parent?.type === "ForStatement" && parent.test === node;
}

function initialText(module: JavaScriptModule, identifier: TSESTree.Identifier): string {
  const initial = initialValueOf(module, identifier);
  return initial ? module.document.text.slice(initial.range[0], initial.range[1]) : "";
}

/** True when a stream, given to `pipe` or `pipeline`, goes on into something that is made by what has such a name. */
export function isPipedInto(module: JavaScriptModule, node: Node, destination: RegExp): boolean {
  return destinationsOf(module, node).some((next) => {
    const written = unwrap(next);
    const made = written.type === "Identifier" ? initialValueOf(module, written) : written;
    const call = made && unwrap(made);
    if (call?.type !== "CallExpression" && call?.type !== "NewExpression") return false;
    const name = nameOf(module, call.callee);
    return name !== undefined && destination.test(name);
  });
}

/** What a stream's output is given to next. */
function destinationsOf(module: JavaScriptModule, node: Node): Node[] {
  const parent = module.tree.parentOf(node);
  if (parent?.type === "ArrayExpression") return nextOf(parent.elements, node);
  if (parent?.type !== "CallExpression") return [];
  const isMethod = parent.callee.type === "MemberExpression" && memberNameOf(module, parent.callee) === "pipe";
  if (!isMethod) return nextOf(parent.arguments, node);
  const direct = pipedFrom(module, parent);
  const named =
    node.type === "Identifier"
      ? (module.variableOf(node)?.references ?? []).flatMap(({ identifier }) => pipedFrom(module, identifier))
      : [];
  return [...direct, ...named];
}

function nextOf(nodes: readonly (Node | null)[], node: Node): Node[] {
  const next = nodes[nodes.indexOf(node) + 1];
  return next ? [next] : [];
}

/** `Y` in `stream.pipe(Y)`, also behind listeners: `stream.on(…).pipe(Y)`. */
function pipedFrom(module: JavaScriptModule, stream: Node): Node[] {
  const member = module.tree.parentOf(stream);
  if (member?.type !== "MemberExpression" || member.object !== stream) return [];
  const call = module.tree.parentOf(member);
  if (call?.type !== "CallExpression" || call.callee !== member) return [];
  const name = memberNameOf(module, member);
  if (name === "on" || name === "once") return pipedFrom(module, call);
  return name === "pipe" && call.arguments[0] ? [call.arguments[0]] : [];
}
