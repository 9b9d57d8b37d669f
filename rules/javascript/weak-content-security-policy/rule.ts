import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { elementsIn, textOf } from "../../../server/rules/elements";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { knownText } from "../../../server/rules/known-text";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";
import { memberOf } from "../../../server/rules/tree-questions";

const HEADER = /^content-security-policy$/i;
/** What decides about scripts, the most special first; the first that is given counts. */
const SCRIPTS = ["script-src-elem", "script-src", "default-src"];
/** Sources that let in whatever somebody injects. */
const WEAK = new Set(["'unsafe-inline'", "*", "https:", "http:", "data:", "https://*", "http://*", "*:*"]);
/** With one of these, browsers pass over 'unsafe-inline' and hosts. */
const STRICT = /^'(?:nonce-|sha(?:256|384|512)-|strict-dynamic')/;

interface Found {
  readonly directive: string;
  readonly source: string;
}

const check: CodeCheck = (context) => {
  for (const call of context.nodes("CallExpression")) {
    const [name, value] = call.arguments;
    const isSetter = /^(?:setHeader|header|set|append|appendHeader)$/.test(memberOf(call.callee) ?? "");
    if (isSetter && name && value && isHeader(context.constantOf(name))) report(context, value, inText(knownText(context, value)));
  }
  for (const property of context.nodes("Property")) {
    if (isHeader(keyOf(property))) report(context, property, inText(knownText(context, property.value)));
    else if (keyOf(property) === "directives") report(context, property, inDirectives(context, property.value));
    // `{ key: "Content-Security-Policy", value: … }`, as Next takes headers.
    else if (keyOf(property) === "key" && isHeader(context.constantOf(property.value))) {
      const owner = context.parentOf(property);
      const value = owner?.type === "ObjectExpression" ? propertyOf(owner, "value") : undefined;
      if (value) report(context, value, inText(knownText(context, value.value)));
    }
  }
  for (const element of elementsIn(context)) {
    if (element.name !== "meta" || !HEADER.test(textOf(element, "http-equiv") ?? "")) continue;
    const found = inText(textOf(element, "content") ?? "");
    if (found) context.report({ node: element, facts: { ...found } });
  }
};

export default check;

function isHeader(name: unknown): boolean {
  return typeof name === "string" && HEADER.test(name);
}

function report(context: CheckContext, node: TSESTree.Node, found: Found | undefined): void {
  if (found && !isForDevelopmentOnly(context, node)) context.report({ node, facts: { ...found } });
}

/** What is weak in a policy that is written as text, with \\0 for what is not known. */
function inText(policy: string): Found | undefined {
  const directives = new Map<string, string[]>();
  for (const part of policy.split(";")) {
    const [name = "", ...sources] = part.trim().split(/\s+/);
    if (name !== "" && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return weakest(directives);
}

/** The same as an object: `{ scriptSrc: ["'self'"] }`. */
function inDirectives(context: CheckContext, expression: TSESTree.Node): Found | undefined {
  const object = context.valueOf(expression);
  if (object.type !== "ObjectExpression") return undefined;
  const directives = new Map<string, string[]>();
  for (const property of object.properties) {
    if (property.type !== "Property") continue;
    const name = (keyOf(property) ?? "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const value = context.valueOf(property.value);
    const items =
      value.type === "ArrayExpression"
        ? value.elements.map((item) => (item ? knownText(context, item) : "\0"))
        : knownText(context, value).split(/\s+/);
    directives.set(name, items);
  }
  return weakest(directives);
}

function weakest(directives: ReadonlyMap<string, readonly string[]>): Found | undefined {
  const directive = SCRIPTS.find((name) => directives.has(name));
  const sources = directives.get(directive ?? "") ?? [];
  // What comes from elsewhere may be a nonce.
  if (directive === undefined || sources.some((source) => STRICT.test(source) || source.includes("\0"))) return undefined;
  const source = sources.find((candidate) => WEAK.has(candidate.toLowerCase()));
  return source === undefined ? undefined : { directive: `\`${directive}\``, source: `\`${source}\`` };
}
