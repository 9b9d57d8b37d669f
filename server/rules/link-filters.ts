import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext } from "./code-rule";
import { isFunction, isInside, memberOf } from "./tree-questions";
import { isGoneTo, namesAround, NOWHERE, outcomeOf, refuses } from "./trust-decisions";
import { wordsOf } from "./words";

type Node = TSESTree.Node;

/** A question whether an address has a scheme with which it runs code. */
export interface SchemeQuestion {
  readonly node: Node;
  readonly subject: Node;
  /** False for one that holds where the scheme is another: `protocol !== "javascript:"`. */
  readonly finds: boolean;
}

/** What people call what makes texts harmless, and what tells which ones are. Where a text comes from is another question. */
const OF_CLEANING = new Set(
  [
    "safe unsafe bad harmless harmful dangerous malicious secure allow allowed permit permitted deny denied denylist blacklist blacklisted",
    "block blocked forbid forbidden valid invalid validate validator sanitize sanitizer sanitized sanitise sanitised clean cleaned escape xss",
  ].flatMap((words) => words.split(" ")),
);

/**
 * True where something shows that an address in which the scheme is found is kept from where it could run: names say so, a link to nowhere
 * takes its place, or it is thrown out. That nothing is done with such a link, as where links are followed or counted, is no sign of it.
 */
export function keepsCodeOut(context: CheckContext, question: SchemeQuestion): boolean {
  const found = whereFound(context, question);
  if (isExempt(context, question) || (found && isTakenApart(context, found, question.subject))) return false;
  if (isNamedForCleaning(context, question.node)) return true;
  if (!found) return false;
  return discards(context, found) || (refuses(context, found) && isGoneTo(context, question.node, question.subject));
}

export function isNamedForCleaning(context: CheckContext, node: Node): boolean {
  return namesAround(context, node).some((name) => wordsOf(name).some((word) => OF_CLEANING.has(word)));
}

/** `href`, `element.getAttribute("href")?.trim()` */
const LINK_AT_END = /\bhref\b["'`)?!]{0,4}(?:\.\w{1,40}\(\)[?!]?){0,8}$/i;
/** The whole of an address that was parsed. */
const OF_PARSED = /(?:ur[li]|parsed|location|address)[?!]?\.href\b/i;

/** The attribute of links: of all schemes that run code, browsers only run `javascript:` there. */
export function isOfLink(context: CheckContext, subject: Node): boolean {
  return [subject, context.valueOf(subject)].some((node) => {
    const written = textOf(context, node).slice(-MAX_WRITTEN);
    return LINK_AT_END.test(written) && !OF_PARSED.test(written);
  });
}

const MAX_WRITTEN = 200;

/** What is done with an address of the scheme. */
function whereFound(context: CheckContext, { node, finds }: SchemeQuestion): Node | undefined {
  const outcome = outcomeOf(context, node);
  return finds ? outcome?.held : outcome?.failed;
}

/** True where those of other schemes are refused: this one is let through on purpose. */
function isExempt(context: CheckContext, { node, finds }: SchemeQuestion): boolean {
  const outcome = outcomeOf(context, node);
  const other = finds ? outcome?.failed : outcome?.held;
  return other !== undefined && refuses(context, other);
}

/** `run(address.slice("javascript:".length))`: what stands behind the scheme is wanted. */
function isTakenApart(context: CheckContext, branch: Node, subject: Node): boolean {
  const [root] = /^[\w$]+/.exec(textOf(context, subject)) ?? [];
  return context.nodes("CallExpression").some((call) => {
    if (!isInside(call, branch) || !/^(?:slice|substring|substr|replace|split)$/.test(memberOf(call.callee) ?? "")) return false;
    return root !== undefined && new RegExp(`^${root.replaceAll("$", "\\$")}\\b`).test(textOf(context, call.callee));
  });
}

/** A link to nowhere in its place, an error, or an attribute less. */
function discards(context: CheckContext, branch: Node): boolean {
  switch (branch.type) {
    case "BlockStatement":
      return branch.body.some((statement) => discards(context, statement));
    case "ReturnStatement":
      return branch.argument !== null && discards(context, branch.argument);
    case "ExpressionStatement":
      return discards(context, branch.expression);
    case "AssignmentExpression":
      return discards(context, branch.right);
    case "ThrowStatement":
      return true;
    case "UnaryExpression":
      return branch.operator === "delete";
    case "CallExpression":
      return /^remove/.test(memberOf(branch.callee) ?? "");
    case "Literal":
      return NOWHERE.has(branch.value);
    default:
      return false;
  }
}

function textOf(context: CheckContext, node: Node): string {
  return isFunction(node) ? "" : context.document.textOf({ start: node.range[0], end: node.range[1] });
}
