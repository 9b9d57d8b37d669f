import { visitRegExpAST, type AST } from "@eslint-community/regexpp";
import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, RegExpInCode, RegExpUse } from "./code-rule";
import { isFromRequest } from "./from-request";
import { functionAround, isFunction, isInside, memberOf, namesAlong } from "./tree-questions";
import { wordsOf } from "./words";

type Node = TSESTree.Node;

/** What people call functions, lists and results that say what is let in, and what makes texts harmless. */
const OF_SAFETY = new Set(
  [
    "safe unsafe bad ours harmless harmful dangerous malicious trust trusted untrusted secure security allow allowed allowlist whitelist whitelisted",
    "permit permitted deny denied denylist blacklist blacklisted block blocked forbid forbidden may",
    "sanitize sanitizer sanitized sanitise sanitised authorize authorized cors csrf csp origin origins referrer referer redirect",
  ].flatMap((words) => words.split(" ")),
);

/** What is checked may be a program's own words as well. */
const OF_VALIDITY = new Set("valid invalid validate validates validator validation".split(" "));

/** Texts that tell where a request comes from, or where a visitor is sent. */
const OF_TRUST = new Set(["origin", "referrer", "referer", "redirect"]);

/** What people call texts that strangers choose, and what tells them apart. */
const OF_STRANGERS = new Set(
  [
    "url urls uri uris href link links src address host hosts hostname domain domains origin referrer referer redirect site ip path paths file files filename",
    "ext extension mime mimetype type content media upload email mail sender user username login account role roles permission password token",
    "input query param params header headers cookie body request agent html markup tag tags",
  ].flatMap((words) => words.split(" ")),
);

/** What a request has that whoever sent it did not choose. */
const OTHER_OF_REQUEST =
  /\b(?:req|request|ctx|context|event)\.(?!(?:body|query|params?|headers?|cookies|url|originalUrl|nextUrl|host|hostname|origin|get|req|request|files?|path|data|queryStringParameters|pathParameters)\b)\w/;

/** Calls that go where an address leads, and properties that do when they are given one. */
const GOES_THERE = new Set(["redirect", "fetch", "open", "assign", "request", "navigate", "loadURL", "openExternal", "postMessage"]);
const LEADS_THERE = new Set(["src", "href", "location", "action"]);

/** What an expression or a method is asked about. */
export function subjectOf({ method, call }: RegExpUse): Node | undefined {
  if (method === "test" || method === "exec") return call.arguments[0];
  return call.callee.type === "MemberExpression" ? call.callee.object : undefined;
}

/** True where the answer of a check is about what others send, or belongs to something whose name says that it keeps somebody out. */
export function decidesOnTrust(context: CheckContext, check: Node, subject: Node | undefined): boolean {
  if (subject !== undefined && isOfOthers(context, subject)) return true;
  const isOfStrangers = subject !== undefined && isCalledOfStrangers(context, subject);
  return namesAround(context, check).some((name) => speaksOfSafety(name, isOfStrangers));
}

/** True where the answer decides whether the program goes where an address leads, or goes on at all. */
export function decidesWhereTo(context: CheckContext, check: Node, subject: Node | undefined): boolean {
  const outcome = outcomeOf(context, check);
  if (!outcome) return false;
  if (!outcome.held) return refuses(context, outcome.failed);
  return subject !== undefined && goesTo(context, outcome.held, subject);
}

/** True where what the check finds is turned away: finding too much lets nobody in. */
export function keepsOut(context: CheckContext, check: Node): boolean {
  const held = outcomeOf(context, check)?.held;
  return held !== undefined && refuses(context, held);
}

/** True where the name of what a regular expression is kept in says that it keeps somebody out, or a schema demands it of a text. */
export function isNamedForSafety(context: CheckContext, regExp: RegExpInCode): boolean {
  const subjects = regExp.uses.flatMap((use) => subjectOf(use) ?? []);
  const isOfStrangers = subjects.some((subject) => isCalledOfStrangers(context, subject));
  return namesAround(context, regExp.node).some((name) => speaksOfSafety(name, isOfStrangers)) || isDemanded(context, regExp);
}

/** True where a schema demands of a text that an expression finds it: `z.string().regex(…)`. */
export function isDemanded(context: CheckContext, { node }: RegExpInCode): boolean {
  let call = context.parentOf(node);
  if (call?.type !== "CallExpression" || call.callee === node) return false;
  for (let depth = 0; call.type === "CallExpression" && call.callee.type === "MemberExpression" && depth < 16; depth++) {
    if (memberOf(call.callee) === "string") return true;
    call = call.callee.object;
  }
  return false;
}

/**
 * True where an expression is about what strangers choose: by what it finds (addresses, paths, types of files), by its name, or by what the texts are
 * called that it is tried on. A name that speaks of safety may stand around a decision about a program's own words.
 */
export function isAboutStrangers(context: CheckContext, regExp: RegExpInCode): boolean {
  if (findsStrangers(regExp) || speaksOfStrangers(nearestName(context, regExp.node))) return true;
  return regExp.uses.some((use) => {
    const subject = subjectOf(use);
    return subject !== undefined && [subject, context.valueOf(subject)].some((node) => speaksOfStrangers(lastNameOf(node)));
  });
}

/** A slash, a dot or an at sign, or the colon behind a scheme. */
function findsStrangers({ syntax }: RegExpInCode): boolean {
  const isSign = (element: AST.Character, next: AST.Element | undefined): boolean => {
    const sign = String.fromCodePoint(element.value);
    return /[/.@]/.test(sign) || (sign === ":" && !(next?.type === "Character" && next.raw === " "));
  };
  let found = false;
  visitRegExpAST(syntax, {
    onCharacterEnter(character) {
      const { parent } = character;
      const next = parent.type === "Alternative" ? parent.elements[parent.elements.indexOf(character) + 1] : undefined;
      found ||= parent.type === "Alternative" && isSign(character, next);
    },
  });
  return found;
}

function speaksOfStrangers(name: string): boolean {
  return wordsOf(name).some((word) => OF_STRANGERS.has(word));
}

/** True for what a request brings that its sender chose, and for texts that are called after where one comes from. */
export function isOfOthers(context: CheckContext, subject: Node): boolean {
  if (isFromRequest(context, subject)) return !isOtherOfRequest(context, subject);
  return [subject, context.valueOf(subject)].some((node) => wordsOf(lastNameOf(node)).some((word) => OF_TRUST.has(word)));
}

function isOtherOfRequest(context: CheckContext, subject: Node): boolean {
  let value = context.valueOf(subject);
  for (let depth = 0; depth < 8; depth++) {
    if (OTHER_OF_REQUEST.test(textOf(context, value))) return true;
    if (value.type !== "MemberExpression") return false;
    value = context.valueOf(value.object);
  }
  return false;
}

function speaksOfSafety(name: string, isOfStrangers: boolean): boolean {
  const words = wordsOf(name);
  if (words.some((word) => OF_SAFETY.has(word))) return true;
  return words.some((word) => OF_VALIDITY.has(word)) && (isOfStrangers || speaksOfStrangers(name));
}

/** `user.name`, `options.url.trim()`: one of the names along the way to it is one of what strangers choose. */
function isCalledOfStrangers(context: CheckContext, subject: Node): boolean {
  return [subject, context.valueOf(subject)].some((node) => [lastNameOf(node), ...namesAlong(node)].some(speaksOfStrangers));
}

/** `b` of `a.b`, `a.b.toLowerCase()` and `a?.b`. */
function lastNameOf(node: Node): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "MemberExpression":
      return memberOf(node) ?? "";
    case "CallExpression":
      return node.callee.type === "MemberExpression" ? lastNameOf(node.callee.object) : "";
    case "ChainExpression":
    case "TSNonNullExpression":
    case "TSAsExpression":
      return lastNameOf(node.expression);
    default:
      return "";
  }
}

/** What something is given to, up to the name of the function that does so. */
export function namesAround(context: Pick<CheckContext, "parentOf">, node: Node): string[] {
  const names: string[] = [];
  for (let inner = node, outer = context.parentOf(node); outer; inner = outer, outer = context.parentOf(outer)) {
    const name = nameGivenBy(outer, inner);
    if (name === undefined) continue;
    names.push(name);
    if (isFunction(inner) || isFunction(outer)) break;
  }
  return names;
}

/** The first of these names; a function that is given to another has none, and the one around it does more than this. */
function nearestName(context: CheckContext, node: Node): string {
  for (let inner = node, outer = context.parentOf(node); outer; inner = outer, outer = context.parentOf(outer)) {
    const name = nameGivenBy(outer, inner);
    if (name !== undefined) return name;
    if (isFunction(inner) && outer.type === "CallExpression" && outer.callee !== inner) return "";
  }
  return "";
}

function nameGivenBy(outer: Node, inner: Node): string | undefined {
  switch (outer.type) {
    case "VariableDeclarator":
      return lastNameOf(outer.id);
    case "AssignmentExpression":
      return outer.right === inner ? lastNameOf(outer.left) : undefined;
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      return outer.value === inner ? lastNameOf(outer.key) : undefined;
    case "FunctionDeclaration":
    case "FunctionExpression":
      return outer.id?.name;
    default:
      return undefined;
  }
}

/** What is done where a check holds, and where it doesn't. */
export interface Outcome {
  readonly held: Node | undefined;
  readonly failed: Node | undefined;
}

export function outcomeOf(context: CheckContext, check: Node): Outcome | undefined {
  let isNegated = false;
  for (let inner = check, outer = context.parentOf(check); outer; inner = outer, outer = context.parentOf(outer)) {
    switch (outer.type) {
      case "ChainExpression":
      case "LogicalExpression":
      case "TSNonNullExpression":
        break;
      case "UnaryExpression":
        if (outer.operator === "!") isNegated = !isNegated;
        break;
      case "BinaryExpression":
        if (isAbsence(context, outer)) isNegated = !isNegated;
        break;
      case "IfStatement":
      case "ConditionalExpression": {
        if (outer.test !== inner) return undefined;
        const [held, failed] = [outer.consequent, outer.alternate ?? undefined];
        return isNegated ? { held: failed, failed: held } : { held, failed };
      }
      default:
        return undefined;
    }
  }
  return undefined;
}

/** `=== -1`, `< 0`, `=== null` */
function isAbsence(context: CheckContext, { operator, right }: TSESTree.BinaryExpression): boolean {
  const isNothing = right.type === "Identifier" && right.name === "undefined";
  const bound = context.constantOf(right);
  if (operator === "===" || operator === "==") return bound === -1 || bound === null || bound === false || isNothing;
  if (operator === "!==" || operator === "!=") return bound === 0;
  return operator === "<" && bound === 0;
}

/** Links that lead nowhere, given in place of one that is refused. */
export const NOWHERE: ReadonlySet<unknown> = new Set<unknown>(["", "#", "about:blank"]);

/** It throws, gives nothing or no, forgets or removes something, or answers with an error. */
export function refuses(context: CheckContext, branch: Node | undefined): boolean {
  switch (branch?.type) {
    case "BlockStatement":
      return branch.body.some((statement) => refuses(context, statement));
    case "ThrowStatement":
      return true;
    case "ReturnStatement":
      return branch.argument ? refuses(context, branch.argument) : false;
    case "ExpressionStatement":
      return refuses(context, branch.expression);
    case "AssignmentExpression":
      return refuses(context, branch.right);
    case "CallExpression":
      return isRefusal(context, branch);
    case "Identifier":
      return branch.name === "undefined";
    case "UnaryExpression":
      return branch.operator === "delete";
    case "Literal":
      return branch.value === null || branch.value === false || NOWHERE.has(branch.value);
    default:
      return false;
  }
}

/** `res.status(400).json(…)`, `reject(…)`, `element.removeAttribute(…)` */
function isRefusal(context: CheckContext, call: TSESTree.CallExpression): boolean {
  if (/^(?:reject|remove)/.test(lastNameOf(call.callee))) return true;
  const status = call.arguments[0] && context.constantOf(call.arguments[0]);
  if (typeof status === "number" && status >= 400 && status < 500) return true;
  const before = call.callee.type === "MemberExpression" ? call.callee.object : undefined;
  return before?.type === "CallExpression" && isRefusal(context, before);
}

/** True where the program goes somewhere by what a check looked at, in the function that checks. */
export function isGoneTo(context: CheckContext, check: Node, subject: Node): boolean {
  return goesTo(context, functionAround(context, check) ?? context.ast, subject);
}

function goesTo(context: CheckContext, branch: Node, subject: Node): boolean {
  const written = textOf(context, subject);
  const isGiven = (node: Node): boolean => textOf(context, node) === written;
  return (
    context
      .nodes("CallExpression")
      .some((call) => isInside(call, branch) && GOES_THERE.has(lastNameOf(call.callee)) && call.arguments.some(isGiven)) ||
    context
      .nodes("AssignmentExpression")
      .some((given) => isInside(given, branch) && LEADS_THERE.has(lastNameOf(given.left)) && isGiven(given.right))
  );
}

function textOf(context: CheckContext, node: Node): string {
  return context.document.textOf({ start: node.range[0], end: node.range[1] });
}
