import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { elementsIn, textOf, type MarkupElement } from "../../../server/rules/elements";
import { knownText } from "../../../server/rules/known-text";
import { memberOf } from "../../../server/rules/tree-questions";

/** How an element uses an address, in words, and what somebody on the way makes of it. */
interface Use {
  readonly attribute: string;
  readonly what: string;
  readonly consequence: string;
}

const RUNS = "can replace it with code of their own";
const USES: ReadonlyMap<string, Use> = new Map([
  ["script", { attribute: "src", what: "The page runs", consequence: RUNS }],
  ["iframe", { attribute: "src", what: "The page embeds", consequence: "can replace what it shows" }],
  ["object", { attribute: "data", what: "The page embeds", consequence: "can replace what it shows" }],
  ["embed", { attribute: "src", what: "The page embeds", consequence: "can replace what it shows" }],
  ["link", { attribute: "href", what: "The page takes its styles from", consequence: "can replace them" }],
  ["form", { attribute: "action", what: "A form posts to", consequence: "can read what was typed" }],
]);
/** Made by code: a link's and a form's addresses there say too little about what becomes of them. */
const MADE: ReadonlySet<string> = new Set(["script", "iframe"]);

const PLAIN = /^\s*http:\/\/(?=[^\s/])/i;
/** Machines of one's own network, and names that exist for nobody. */
const NEAR =
  /^\s*http:\/\/(?:localhost|[\w.-]*\.(?:localhost|local|internal|lan|test|example|invalid)|127\.[\d.]+|0\.0\.0\.0|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|\[[\da-f:]+\]|::1|[\w-]+)(?::\d*)?(?:[/?#]|$)/i;

const check: CodeCheck = (context) => {
  for (const element of elementsIn(context)) {
    const use = USES.get(element.name);
    const address = use && textOf(element, use.attribute);
    if (!use || address === undefined || !isPlain(address) || isHarmless(element)) continue;
    const range = element.attributes.get(use.attribute)?.range ?? element.range;
    context.report({ node: { range }, facts: { ...use, address: shown(address) } });
  }
  for (const { left, right, operator, range } of context.nodes("AssignmentExpression")) {
    if (operator !== "=" || left.type !== "MemberExpression" || memberOf(left) !== "src") continue;
    reportMade(context, left.object, right, range);
  }
  for (const call of context.nodes("CallExpression")) {
    const [name, value] = call.arguments;
    if (memberOf(call.callee) !== "setAttribute" || call.callee.type !== "MemberExpression" || !name || !value) continue;
    if (context.constantOf(name) === "src") reportMade(context, call.callee.object, value, call.range);
  }
};

export default check;

/** An element that the code makes by `createElement`. */
function reportMade(context: CheckContext, element: TSESTree.Node, value: TSESTree.Node, range: readonly [number, number]): void {
  const made = context.valueOf(element);
  if (made.type !== "CallExpression" || memberOf(made.callee) !== "createElement") return;
  const name = made.arguments[0] && context.constantOf(made.arguments[0]);
  const use = typeof name === "string" && MADE.has(name.toLowerCase()) ? USES.get(name.toLowerCase()) : undefined;
  const address = use && addressOf(context, value);
  if (!use || address === undefined || !isPlain(address) || isVerified(context, element)) return;
  context.report({ node: { range }, facts: { ...use, address: shown(address) } });
}

/** The text of an address as far as it is known; where it is one of several, the first if all are plain. */
function addressOf(context: CheckContext, value: TSESTree.Node): string | undefined {
  const node = context.valueOf(value);
  if (node.type === "BinaryExpression" && node.operator === "+") {
    return (addressOf(context, node.left) ?? "") + knownText(context, node.right);
  }
  if (node.type !== "ConditionalExpression") return knownText(context, node);
  const both = [node.consequent, node.alternate].map((branch) => knownText(context, branch));
  return both.every((address) => PLAIN.test(address)) ? both[0] : undefined;
}

/** True for an address whose host is known, is somewhere else, and is asked over plain HTTP. */
function isPlain(address: string): boolean {
  return PLAIN.test(address) && !NEAR.test(address) && !/^\s*http:\/\/[^/?#]*\0/i.test(address);
}

function isHarmless(element: MarkupElement): boolean {
  if (textOf(element, "integrity")) return true;
  if (element.name === "link") return !/\bstylesheet\b/i.test(textOf(element, "rel") ?? "");
  return element.name === "script" && /json|template|text\/(?:html|plain)/i.test(textOf(element, "type") ?? "");
}

/** `script.integrity = …` beside it. */
function isVerified(context: CheckContext, element: TSESTree.Node): boolean {
  const definition = context.definitionOf(element);
  return context
    .nodes("AssignmentExpression")
    .some(
      ({ left }) => left.type === "MemberExpression" && memberOf(left) === "integrity" && context.definitionOf(left.object) === definition,
    );
}

function shown(address: string): string {
  return `"${address.trim().replace(/\0.*$/s, "…")}"`;
}
