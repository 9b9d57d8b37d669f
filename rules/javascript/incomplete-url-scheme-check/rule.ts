import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, RegExpInCode } from "../../../server/rules/code-rule";
import { isNamedForCleaning, isOfLink, keepsCodeOut, type SchemeQuestion } from "../../../server/rules/link-filters";
import { chainTo, replacementsIn, type Replacement } from "../../../server/rules/replacements";
import { isFunction } from "../../../server/rules/tree-questions";

type Node = TSESTree.Node;

/** Schemes with which a link runs code. */
const DANGEROUS = ["javascript", "data", "vbscript"];

/** Where the page is already: whatever runs there runs. */
const OWN_ADDRESS = /(?:^|\.)location(?:\.(?:href|protocol))?$|^document\.(?:URL|baseURI)$/;

/** Schemes of links that are no addresses of pages: beside these, `javascript:` is one more of that kind, and none is refused. */
const OF_OTHER_LINKS = /^(?:about|mailto|tel|sms|https?|#)/;

/** A place that looks for dangerous schemes in something. */
interface SchemeCheck extends SchemeQuestion {
  readonly schemes: readonly string[];
  /** True where it looks for other schemes as well. */
  readonly isOfKinds?: boolean;
}

const check: CodeCheck = (context) => {
  if (!/["'`|(]javascript\b|javascript:/i.test(context.document.text)) return;
  reportChains(context);
  const groups = new Map<string, SchemeCheck[]>();
  const ofKinds = new Set<Node>();
  for (const found of schemeChecksIn(context)) {
    const written = textOf(context, found.subject);
    if (OWN_ADDRESS.test(written)) continue;
    if (found.isOfKinds) ofKinds.add(conditionAround(context, found.node));
    const key = `${functionAround(context, found.node)?.range[0] ?? 0}:${written}`;
    if (found.schemes.length > 0) groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  for (const group of groups.values()) {
    const missing = missingFrom(group.flatMap(({ schemes }) => schemes));
    const first = group.find(({ schemes }) => schemes.includes("javascript"));
    if (!first || missing.length === 0) continue;
    const isFilter = group.some((found) => !ofKinds.has(conditionAround(context, found.node)) && keepsCodeOut(context, found));
    const matters =
      runsOn(missing) && !isOfLink(context, first.subject) && !isOfMarkup(context, first.node, textOf(context, first.subject));
    context.report({ node: first.node, facts: { missing: quoted(missing) }, isDoubtful: !isFilter || !matters });
  }
};

export default check;

/** The schemes that were forgotten where `javascript:` was thought of. */
function missingFrom(schemes: readonly string[]): string[] {
  return schemes.includes("javascript") ? DANGEROUS.filter((scheme) => !schemes.includes(scheme)) : [];
}

/** The whole of the condition that a question is part of. */
function conditionAround(context: CheckContext, node: Node): Node {
  const parent = context.parentOf(node);
  return parent && /^(?:Logical|Unary|Chain)Expression$/.test(parent.type) ? conditionAround(context, parent) : node;
}

/** True where browsers that are in use run one of them. */
function runsOn(missing: readonly string[]): boolean {
  return missing.includes("data");
}

function quoted(schemes: readonly string[]): string {
  return schemes.map((scheme) => `\`${scheme}:\``).join(" and ");
}

/** `url.replace(/javascript:/, "").replace(/data:/, "")` */
function reportChains(context: CheckContext): void {
  const all = replacementsIn(context);
  const continued = new Set(all.map(({ previous }) => previous));
  for (const last of all) {
    const begin = chainTo(last)[0]?.call.callee;
    if (continued.has(last) || (begin?.type === "MemberExpression" && OWN_ADDRESS.test(textOf(context, begin.object)))) continue;
    const removed = chainTo(last).flatMap(schemesRemovedBy);
    const missing = missingFrom(removed);
    if (missing.length === 0) continue;
    const text = begin?.type === "MemberExpression" ? begin.object : undefined;
    // Without its scheme, the code of a single one may be wanted.
    const isFilter = removed.length > 1 || (isNamedForCleaning(context, last.call) && !isOfHandler(context, last.call));
    const matters = runsOn(missing) && !(text && (isOfLink(context, text) || isOfMarkup(context, last.call, textOf(context, text))));
    context.report({ node: last.call, facts: { missing: quoted(missing) }, isDoubtful: !isFilter || !matters });
  }
}

/** Events, by which an attribute holds code with or without a scheme before it. */
const OF_HANDLERS = /event|handler/i;

/** True where a condition says that the text is what runs at an event. */
function isOfHandler(context: CheckContext, node: Node): boolean {
  for (let inner = node, outer = context.parentOf(inner); outer; inner = outer, outer = context.parentOf(outer)) {
    const test = (outer.type === "IfStatement" || outer.type === "ConditionalExpression") && outer.consequent === inner && outer.test;
    if (test && OF_HANDLERS.test(context.document.text.slice(...test.range))) return true;
    if (isFunction(outer)) return false;
  }
  return false;
}

function schemesRemovedBy({ pattern, by }: Replacement): string[] {
  if (by === undefined) return [];
  if (typeof pattern === "string") return DANGEROUS.filter((scheme) => pattern.toLowerCase() === `${scheme}:`);
  return pattern ? schemesFoundBy(pattern, (scheme) => `${scheme}:`) : [];
}

/** The schemes that an expression is about; none when it also finds harmless ones, or is about more than the scheme. */
function schemesFoundBy(regExp: RegExpInCode, write: (scheme: string) => string): string[] {
  const findsAll = (text: string): boolean => {
    const place = regExp.findIn(text)?.[0];
    return place !== undefined && place.end - place.start >= text.length - 1;
  };
  if (!/script|data/i.test(regExp.pattern) || findsAll(write("https")) || findsAll(write("mailto"))) return [];
  return DANGEROUS.filter((scheme) => findsAll(write(scheme)));
}

function schemeChecksIn(context: CheckContext): SchemeCheck[] {
  return [...comparisons(context), ...switches(context), ...calls(context), ...expressions(context)];
}

/** `scheme === "javascript"` */
function* comparisons(context: CheckContext): Generator<SchemeCheck> {
  for (const node of context.nodes("BinaryExpression")) {
    if (!/^[!=]==?$/.test(node.operator)) continue;
    for (const [constant, subject] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      const constants = [context.constantOf(constant)];
      yield {
        node,
        subject,
        finds: node.operator.startsWith("="),
        schemes: schemesIn(context, subject, constants),
        isOfKinds: isOfKinds(constants),
      };
    }
  }
}

function* switches(context: CheckContext): Generator<SchemeCheck> {
  for (const node of context.nodes("SwitchStatement")) {
    const constants = node.cases.map(({ test }) => test && context.constantOf(test));
    const schemes = schemesIn(context, node.discriminant, constants);
    // Others beside the dangerous ones: the cases say what to do with each, not which to refuse.
    const isFilter = schemes.length === constants.filter((constant) => typeof constant === "string").length;
    if (schemes.length > 0 && isFilter) yield { node, subject: node.discriminant, finds: true, schemes };
  }
}

/** `url.startsWith("javascript:")`, `schemes.includes(scheme)`, `schemes.indexOf(scheme)` */
function* calls(context: CheckContext): Generator<SchemeCheck> {
  for (const node of context.nodes("CallExpression")) {
    const { callee } = node;
    const [argument] = node.arguments;
    if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || !argument) continue;
    const method = callee.property.name;
    if (method === "startsWith" || method === "indexOf") {
      const prefix = context.constantOf(argument);
      const schemes = DANGEROUS.filter((scheme) => typeof prefix === "string" && prefix.toLowerCase() === `${scheme}:`);
      if (schemes.length > 0 || isOfKinds([prefix])) {
        yield { node, subject: callee.object, finds: true, schemes, isOfKinds: isOfKinds([prefix]) };
      }
    }
    if (method === "includes" || method === "indexOf" || method === "has") {
      const listed = listedIn(context, callee.object);
      const schemes = schemesIn(context, argument, listed);
      if (schemes.length > 0) yield { node, subject: argument, finds: true, schemes, isOfKinds: isOfKinds(listed) };
    }
  }
}

/** `/^(javascript|data):/.test(url)` */
function* expressions(context: CheckContext): Generator<SchemeCheck> {
  for (const regExp of context.regExps()) {
    for (const { method, call } of regExp.uses) {
      if (call.callee.type !== "MemberExpression") continue;
      const subject = method === "test" || method === "exec" ? call.arguments[0] : method === "match" ? call.callee.object : undefined;
      if (!subject) continue;
      const bare = isScheme(context, subject) ? schemesFoundBy(regExp, (scheme) => scheme) : [];
      const schemes = bare.length > 0 ? bare : schemesFoundBy(regExp, (scheme) => `${scheme}:`);
      if (schemes.length > 0) yield { node: call, subject, finds: true, schemes };
    }
  }
}

function isOfKinds(constants: readonly unknown[]): boolean {
  return constants.some((constant) => typeof constant === "string" && OF_OTHER_LINKS.test(constant));
}

/** The texts of a list that is written out, also as `"a|b".split("|")`. */
function listedIn(context: CheckContext, list: Node): unknown[] {
  const value = context.valueOf(list);
  if (value.type === "ArrayExpression") return value.elements.map((element) => element && context.constantOf(element));
  if (value.type === "NewExpression" && context.nameOf(value.callee) === "Set" && value.arguments[0])
    return listedIn(context, value.arguments[0]);
  if (value.type !== "CallExpression" || value.callee.type !== "MemberExpression" || value.callee.property.type !== "Identifier") return [];
  const text = value.callee.property.name === "split" ? context.constantOf(value.callee.object) : undefined;
  const separator = value.arguments[0] && context.constantOf(value.arguments[0]);
  return typeof text === "string" && typeof separator === "string" ? text.split(separator) : [];
}

/** The dangerous schemes among constants: with their colon, or without where what they are compared with is a scheme. */
function schemesIn(context: CheckContext, subject: Node, constants: readonly unknown[]): string[] {
  const texts = constants.flatMap((constant) => (typeof constant === "string" ? [constant.toLowerCase()] : []));
  const colons = DANGEROUS.filter((scheme) => texts.includes(`${scheme}:`));
  if (colons.length > 0) return colons;
  const bare = DANGEROUS.filter((scheme) => texts.includes(scheme));
  return bare.length > 0 && isScheme(context, subject) ? bare : [];
}

/** `javascript` is also a language; here it must be what stands before the colon of a URL. */
function isScheme(context: CheckContext, subject: Node): boolean {
  const written = `${textOf(context, subject)} ${textOf(context, context.valueOf(subject))}`;
  return /scheme|protocol|\.split\((?:":"|':'|\/:\/)/i.test(written);
}

/**
 * True where the same function also looks for tags in the text: it is a whole document then, which may well hold pictures as `data:`,
 * and browsers run nothing of these where they stand.
 */
function isOfMarkup(context: CheckContext, check: Node, subject: string): boolean {
  const around = functionAround(context, check);
  return context.regExps().some(({ pattern, uses }) => {
    if (!pattern.replaceAll("(?<", "").includes("<")) return false;
    return uses.some(({ method, call }) => {
      const place =
        method === "test" || method === "exec" ? call.arguments[0] : call.callee.type === "MemberExpression" && call.callee.object;
      return place && functionAround(context, call) === around && textOf(context, place) === subject;
    });
  });
}

function functionAround(context: CheckContext, node: Node): Node | undefined {
  let current = context.parentOf(node);
  while (current && !/Function/.test(current.type)) current = context.parentOf(current);
  return current;
}

function textOf(context: CheckContext, node: Node): string {
  return context.document.textOf({ start: node.range[0], end: node.range[1] });
}
