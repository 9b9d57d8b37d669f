import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { spanOf } from "../../analyzers/javascript/syntax/tree";
import type { TextEdit } from "../../core/edit";
import type { Span } from "../../core/position";
import { indentationAt } from "./style";

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

export function isCall(node: TSESTree.Node | undefined): node is Call {
  return node?.type === "CallExpression" || node?.type === "NewExpression";
}

/** The span of an argument or array element with the parentheses around it. */
export function outerSpan(module: JavaScriptModule, node: TSESTree.Node): Span {
  const { text } = module.document;
  const parent = module.tree.parentOf(node);
  const limit = isCall(parent) ? openingOf(module, parent) : -1;
  let span = spanOf(node);
  for (;;) {
    const start = text.slice(0, span.start).trimEnd().length - 1;
    const end = span.end + (/^\s*/.exec(text.slice(span.end))?.[0].length ?? 0);
    if (text[start] !== "(" || text[end] !== ")" || start <= limit) return span;
    span = { start, end: end + 1 };
  }
}

/** Offset of the parenthesis that opens the arguments; -1 when there is none (`new X`). */
function openingOf(module: JavaScriptModule, call: Call): number {
  const { text } = module.document;
  const open = text.indexOf("(", (call.typeArguments ?? call.callee).range[1]);
  return open < 0 || open >= call.range[1] ? -1 : open;
}

/** The call that a node is an argument of, and the how-manieth. */
export function callOfArgument(module: JavaScriptModule, node: TSESTree.Node): { call: Call; index: number } | undefined {
  let argument = node;
  let parent = module.tree.parentOf(node);
  while (parent && "expression" in parent && (parent.type.startsWith("TS") || parent.type === "ChainExpression")) {
    argument = parent;
    parent = module.tree.parentOf(parent);
  }
  if (!isCall(parent)) return undefined;
  const index = parent.arguments.indexOf(argument as TSESTree.CallExpressionArgument);
  return index < 0 ? undefined : { call: parent, index };
}

/** True when every argument up to `index` is one argument: no spread among them. */
export function hasFixedPositions(call: Call, index: number): boolean {
  return call.arguments.slice(0, index + 1).every(({ type }) => type !== "SpreadElement");
}

/** Adds an argument behind the last one; on a line of its own where the others have theirs. */
export function appendArgument(module: JavaScriptModule, call: Call, code: string): TextEdit | undefined {
  const last = call.arguments.at(-1);
  if (last) return insertAfter(module, last, code);
  const open = openingOf(module, call);
  if (open < 0) return { span: { start: call.range[1], end: call.range[1] }, newText: `(${code})` };
  return module.document.text.slice(open + 1, call.range[1] - 1).trim() === ""
    ? { span: { start: open + 1, end: call.range[1] - 1 }, newText: code }
    : undefined;
}

/** Adds an item to a list behind one of its items. */
export function insertAfter(module: JavaScriptModule, item: TSESTree.Node, code: string): TextEdit {
  const { start, end } = outerSpan(module, item);
  return { span: { start: end, end }, newText: `,${gapBefore(module, start)}${code}` };
}

/** Adds an item to a list in front of one of its items. */
export function insertBefore(module: JavaScriptModule, item: TSESTree.Node, code: string): TextEdit {
  const { start } = outerSpan(module, item);
  return { span: { start, end: start }, newText: `${code},${gapBefore(module, start)}` };
}

/** The white space between items: a space, or a new line where the item at `start` begins its own. */
function gapBefore(module: JavaScriptModule, start: number): string {
  const { text } = module.document;
  const indentation = indentationAt(text, start);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (lineStart === 0 || text.slice(lineStart, start) !== indentation) return " ";
  return (text[lineStart - 2] === "\r" ? "\r\n" : "\n") + indentation;
}

/** An item for a list, and the index of the item that it comes before (the length of the list: behind the last). */
export interface NewItem {
  readonly code: string;
  readonly before: number;
}

/**
 * Puts items into a list that is written out in full.
 * @param items the list's present items
 * @param emptyAt where the first item of an empty list goes
 */
export function insertItems(
  module: JavaScriptModule,
  items: readonly (TSESTree.Node | null)[],
  emptyAt: number,
  added: readonly NewItem[],
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let index = 0; index <= items.length; index++) {
    const code = added.filter(({ before }) => before === index).map((item) => item.code);
    if (code.length === 0) continue;
    const item = items[index];
    const last = items.at(-1);
    if (item) edits.push(insertBefore(module, item, code.join(", ")));
    else if (last) edits.push(insertAfter(module, last, code.join(", ")));
    else edits.push({ span: { start: emptyAt, end: emptyAt }, newText: code.join(", ") });
  }
  return edits;
}

/** Takes the last argument away, with the comma in front of it; undefined where a comma or a comment follows it. */
export function removeLastArgument(module: JavaScriptModule, call: Call): TextEdit | undefined {
  const last = call.arguments.at(-1);
  if (!last) return undefined;
  const before = call.arguments.at(-2);
  const start = before ? outerSpan(module, before).end : openingOf(module, call) + 1;
  const { end } = outerSpan(module, last);
  const rest = module.document.text.slice(end, call.range[1] - 1);
  return rest.trim() === "" ? { span: { start, end: end + rest.length }, newText: "" } : undefined;
}
