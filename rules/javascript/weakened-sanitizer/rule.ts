import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";
import { objectBehind } from "../../../server/rules/options";
import { isInside, memberOf } from "../../../server/rules/tree-questions";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;
type Judge = (context: CheckContext, value: TSESTree.Node) => string | undefined;

const RUNS = /^(?:script|object|embed|applet|base)$/i;
const HANDLER = /^on\w+$|^on\*$|^srcdoc$/i;
const ADDRESS = /^(?:href|src|action|formaction|xlink:href|data|to|from|values)$/i;
const SCRIPT_SCHEME = /^(?:javascript|vbscript|\*):?$/i;

const tags: Judge = (context, value) => found(context, value, RUNS, (tag) => `the tag ${tag}`);
const attributes: Judge = (context, value) => found(context, value, HANDLER, (name) => `the attribute ${name}`);
const anyAttribute: Judge = (context, value) =>
  isFalse(context, value) ? "every attribute" : (attributes(context, value) ?? wildcard(context, value));
const anyTag: Judge = (context, value) => (isFalse(context, value) ? "every tag" : tags(context, value));
const schemes: Judge = (context, value) =>
  isFalse(context, value) ? "addresses with javascript:" : found(context, value, SCRIPT_SCHEME, () => "addresses with javascript:");

const DOMPURIFY: Readonly<Record<string, Judge>> = {
  ADD_TAGS: tags,
  ALLOWED_TAGS: tags,
  ADD_ATTR: attributes,
  ALLOWED_ATTR: attributes,
  ADD_URI_SAFE_ATTR: (context, value) => found(context, value, ADDRESS, (name) => `every address in ${name}`),
  ALLOWED_URI_REGEXP: (context, value) => (matches(context, value, "javascript:alert(1)") ? "addresses with javascript:" : undefined),
  SAFE_FOR_XML: (context, value) => (isFalse(context, value) ? "comments that hold tags" : undefined),
};

const SANITIZE_HTML: Readonly<Record<string, Judge>> = {
  allowedTags: anyTag,
  allowedAttributes: anyAttribute,
  allowedSchemes: schemes,
  allowedSchemesByTag: schemes,
};

/** Its lists are objects of tags with the attributes that each may have. */
const XSS: Readonly<Record<string, Judge>> = {
  whiteList: (context, value) => tags(context, value) ?? keysOf(context, value) ?? attributes(context, value),
  allowList: (context, value) => tags(context, value) ?? keysOf(context, value) ?? attributes(context, value),
};

/** Sanitizers, and where they are given their options. */
const SANITIZERS: readonly (readonly [calls: RegExp, options: number, judges: Readonly<Record<string, Judge>>])[] = [
  [/^(?:dompurify|isomorphic-dompurify|DOMPurify)(?:\.default)?\.sanitize$/, 1, DOMPURIFY],
  [/^(?:dompurify|isomorphic-dompurify|DOMPurify)(?:\.default)?\.setConfig$/, 0, DOMPURIFY],
  [/^(?:sanitize-html|sanitizeHtml)$/, 1, SANITIZE_HTML],
  [/^xss(?:\.filterXSS)?$|^filterXSS$/, 1, XSS],
  [/^xss\.FilterXSS$/, 0, XSS],
];
const MAKES_PURIFIER = /^(?:dompurify|isomorphic-dompurify|DOMPurify)$/;

const check: CodeCheck = (context) => {
  const judged = new Set<TSESTree.Node>();
  for (const call of context.nodes("CallExpression", "NewExpression")) {
    const [options, judges] = settingsOf(context, call) ?? [];
    // Options that several calls share are one mistake.
    if (!options || !judges || judged.has(options)) continue;
    judged.add(options);
    for (const property of options.properties) {
      const name = property.type === "Property" ? keyOf(property) : undefined;
      const judge = name !== undefined && Object.hasOwn(judges, name) ? judges[name] : undefined;
      // A function that looks at each tag may take out what the list lets in.
      if (name === "allowedTags" && propertyOf(options, "exclusiveFilter")) continue;
      const what = property.type === "Property" ? judge?.(context, property.value) : undefined;
      if (what !== undefined && name !== undefined) context.report({ node: property, facts: { option: name, what } });
    }
  }
};

export default check;

function settingsOf(
  context: CheckContext,
  call: Call,
): readonly [TSESTree.ObjectExpression | undefined, Readonly<Record<string, Judge>>] | undefined {
  const name = context.nameOf(call.callee);
  const known = name === undefined ? undefined : SANITIZERS.find(([calls]) => calls.test(name));
  if (known) return [objectBehind(context, call.arguments[known[1]]), known[2]];
  // createDOMPurify(window).sanitize(…)
  if (name !== undefined || call.callee.type !== "MemberExpression") return undefined;
  const method = memberOf(call.callee);
  if (method !== "sanitize" && method !== "setConfig") return undefined;
  const made = context.valueOf(call.callee.object);
  if (made.type !== "CallExpression" || !MAKES_PURIFIER.test(context.nameOf(made.callee) ?? "")) return undefined;
  return [objectBehind(context, call.arguments[method === "sanitize" ? 1 : 0]), DOMPURIFY];
}

/** The first text that is written anywhere in a value: a list, an object of lists, `defaults.concat([…])`. */
function found(context: CheckContext, expression: TSESTree.Node, pattern: RegExp, words: (text: string) => string): string | undefined {
  const value = context.valueOf(expression);
  for (const literal of context.nodes("Literal")) {
    if (typeof literal.value !== "string" || !isInside(literal, value) || !pattern.test(literal.value)) continue;
    if (!isKey(context, literal) && !isTakenOut(context, literal, value)) return words(literal.value);
  }
  return undefined;
}

function isKey(context: CheckContext, literal: TSESTree.Literal): boolean {
  const parent = context.parentOf(literal);
  return (parent?.type === "Property" && parent.key === literal) || (parent?.type === "MemberExpression" && parent.property === literal);
}

/** `defaults.filter((tag) => tag !== "script")` */
function isTakenOut(context: CheckContext, literal: TSESTree.Node, value: TSESTree.Node): boolean {
  for (let outer = context.parentOf(literal); outer && outer !== value; outer = context.parentOf(outer)) {
    if (outer.type === "BinaryExpression" || outer.type === "ArrowFunctionExpression" || outer.type === "FunctionExpression") return true;
  }
  return false;
}

/** `"*"` as the name of an attribute: all of them. */
function wildcard(context: CheckContext, expression: TSESTree.Node): string | undefined {
  return found(context, expression, /^\*$/, () => "every attribute");
}

/** The first tag of an object of tags that can run something. */
function keysOf(context: CheckContext, expression: TSESTree.Node): string | undefined {
  const object = objectBehind(context, expression);
  for (const property of object?.properties ?? []) {
    const name = property.type === "Property" ? keyOf(property) : undefined;
    if (name !== undefined && RUNS.test(name)) return `the tag ${name}`;
  }
  return undefined;
}

function matches(context: CheckContext, expression: TSESTree.Node, text: string): boolean {
  const value = context.valueOf(expression);
  const regExp = context.regExps().find(({ node }) => node === value);
  return (regExp?.findIn(text)?.length ?? 0) > 0;
}

function isFalse(context: CheckContext, value: TSESTree.Node): boolean {
  return context.constantOf(value) === false;
}
