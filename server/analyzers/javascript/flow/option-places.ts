import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";
import { unwrap } from "../syntax/tree";

type Node = TSESTree.Node;
type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Stands for a word that is not known. */
const UNKNOWN = "?";
/** Stands for words that are not known. */
const SPREAD = "…";

/**
 * True when a program that is started takes a word for an option if it begins with a dash.
 * @param place where the word is written in the list of arguments, or where that list is
 * @param program what the program and the words before it match
 * @param flags options that take no value, so that the word behind them is none
 */
export function isOptionPlace(module: JavaScriptModule, call: Call, place: Node, program: RegExp, flags: RegExp): boolean {
  const [file, list] = call.arguments;
  const name = file && constantOf(module, file);
  if (typeof name !== "string" || !list) return false;
  return wordsBefore(module, list, place).every((words) => {
    const before = [name.replace(/^.*[/\\]/, "").replace(/\.exe$/i, ""), ...words];
    const last = before.at(-1) ?? "";
    if (before.includes("--") || !program.test(before.join(" ") + " ")) return false;
    return !last.startsWith("-") || last.includes("=") || flags.test(last);
  });
}

/** The words that may stand before a place: one list of them for each way in which the arguments are put together. */
function wordsBefore(module: JavaScriptModule, list: Node, place: Node): string[][] {
  const parent = module.tree.parentOf(place);
  if (place.type !== "ArrayExpression" && parent?.type === "ArrayExpression")
    return [wordsOf(module, parent.elements.slice(0, parent.elements.indexOf(place as TSESTree.Expression)))];
  if (place.type === "ArrayExpression") return beforeLater(module, wordsOf(module, place.elements), wordsPutInto(module, place));
  if (isConcatenation(module, place)) {
    const base = unwrap(place.callee.object);
    if (base.type !== "ArrayExpression") return NOWHERE;
    const words = wordsOf(module, base.elements);
    return [...beforeUnknown([], words), words];
  }
  // Where the whole list is somebody's, so is its first word.
  return unwrap(list) === unwrap(place) ? [[]] : NOWHERE;
}

/** What ends the options before any word. */
const NOWHERE: string[][] = [["--"]];

/** The words before those that were put into a list after it was made, or that are spread in it. */
function beforeLater(module: JavaScriptModule, base: readonly string[], later: readonly (readonly string[])[]): string[][] {
  if (later.some((words) => words.includes("--"))) return NOWHERE;
  const spread = base.indexOf(SPREAD);
  const before = [...(spread >= 0 ? [base.slice(0, spread)] : []), ...later.flatMap((words) => beforeUnknown(base, words))];
  return before.length > 0 ? before : NOWHERE;
}

/** For each word that is not known those before it. */
function beforeUnknown(base: readonly string[], words: readonly string[]): string[][] {
  return words.flatMap((word, at) => (word === UNKNOWN || word === SPREAD ? [[...base, ...words.slice(0, at)]] : []));
}

function isConcatenation(
  module: JavaScriptModule,
  node: Node,
): node is TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression } {
  return node.type === "CallExpression" && node.callee.type === "MemberExpression" && memberNameOf(module, node.callee) === "concat";
}

/** The words of each `args.push(…)` into a list that a variable was set to. */
function wordsPutInto(module: JavaScriptModule, list: TSESTree.ArrayExpression): string[][] {
  const declarator = module.tree.parentOf(list);
  const variable = declarator?.type === "VariableDeclarator" ? declarator.id : undefined;
  return variable?.type === "Identifier" ? pushesInto(module, variable) : [];
}

/** The words of each `list.push(…)`. */
function pushesInto(module: JavaScriptModule, list: TSESTree.Identifier): string[][] {
  return (module.variableOf(list)?.references ?? []).flatMap(({ identifier }) => {
    const member = module.tree.parentOf(identifier);
    if (member?.type !== "MemberExpression" || member.object !== identifier || memberNameOf(module, member) !== "push") return [];
    const call = module.tree.parentOf(member);
    return call?.type === "CallExpression" && call.callee === member ? [wordsOf(module, call.arguments)] : [];
  });
}

function wordsOf(module: JavaScriptModule, nodes: readonly (Node | null)[]): string[] {
  return nodes.map((node) => {
    if (node?.type === "SpreadElement") return SPREAD;
    const constant = node ? constantOf(module, node) : undefined;
    return constant === undefined ? UNKNOWN : String(constant);
  });
}
