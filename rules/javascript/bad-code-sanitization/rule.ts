import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isFromRequest } from "../../../server/rules/from-request";

type Node = TSESTree.Node;

/** The beginning of a function, open where the value comes: `(function () {`, `async (x) => {`. */
const OPEN_FUNCTION = /(?:\bfunction\b\s*\w*\s*\([\w\s,]*\)|(?:\([\w\s,]*\)|\w+)\s*=>)\s*\{[^}]*$/;

/** What makes texts safe for other places than a script. */
const WRONG_ESCAPES: Readonly<Record<string, string>> = {
  "JSON.stringify": "JSON.stringify",
  htmlescape: "htmlescape",
  "escape-html": "escape-html",
  he: "he",
  "he.encode": "he.encode",
  "he.escape": "he.escape",
  "html-entities.encode": "html-entities",
  "lodash.escape": "lodash.escape",
  "underscore.escape": "underscore.escape",
};

/** Functions that run their argument: what flows there is another rule's. */
const RUNS_CODE = new Set(["eval", "setTimeout", "setInterval", "Function", "vm.runInThisContext", "vm.runInNewContext"]);

const MAX_DEPTH = 8;

const check: CodeCheck = (context) => {
  const { text } = context.document;
  if (!/stringify|escape|encode/.test(text)) return;
  for (const whole of context.nodes("TemplateLiteral", "BinaryExpression")) {
    const parent = context.parentOf(whole);
    if (parent?.type === "BinaryExpression" || !/function|=>/.test(text.slice(...whole.range))) continue;
    const parts = partsOf(context, whole);
    if (!parts || isRunHere(context, parent)) continue;
    let before = "";
    for (const part of parts) {
      if (typeof part === "string") before += part;
      else {
        const escape = OPEN_FUNCTION.test(before) ? wrongEscapeIn(context, part, 0) : undefined;
        if (escape !== undefined) {
          // In a script of a page the end tag gets through; elsewhere what it writes is an expression, and ends nothing.
          const isDoubtful = escape === "JSON.stringify" && !/<script\b/i.test(before) && !isFromRequest(context, part);
          context.report({ node: whole, facts: { escape }, isDoubtful });
          break;
        }
        before += "_";
      }
    }
  }
};

export default check;

function isRunHere(context: CheckContext, parent: Node | undefined): boolean {
  if (parent?.type !== "CallExpression" && parent?.type !== "NewExpression") return false;
  return RUNS_CODE.has(context.nameOf(parent.callee) ?? "");
}

/** Texts and values of a template or a sum, from left to right. */
function partsOf(context: CheckContext, node: Node): (string | Node)[] | undefined {
  if (node.type === "TemplateLiteral") {
    return node.quasis.flatMap((quasi, index) => {
      const value = node.expressions[index];
      return value ? [quasi.value.cooked ?? "", value] : [quasi.value.cooked ?? ""];
    });
  }
  if (node.type !== "BinaryExpression" || node.operator !== "+") return undefined;
  const left = partsOf(context, node.left) ?? [partOf(context, node.left)];
  return [...left, partOf(context, node.right)];
}

function partOf(context: CheckContext, node: Node): string | Node {
  const constant = context.constantOf(node);
  return typeof constant === "string" ? constant : node;
}

/** The name of the escape that a value went through last, also as a part of a larger text. */
function wrongEscapeIn(context: CheckContext, value: Node, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = (nodes: readonly Node[]): string | undefined => {
    for (const node of nodes) {
      const escape = wrongEscapeIn(context, node, depth + 1);
      if (escape !== undefined) return escape;
    }
    return undefined;
  };
  for (const origin of context.originsOf(value)) {
    const parts = partsOf(context, origin);
    const found = parts ? inner(parts.filter((part) => typeof part !== "string")) : undefined;
    if (found !== undefined) return found;
    if (origin.type !== "CallExpression") continue;
    const escape = wrongEscapeOf(context, origin);
    if (escape !== undefined) return escape;
    const joined = joinedBy(context, origin);
    const inJoined = joined && inner(joined);
    if (inJoined !== undefined) return inJoined;
  }
  return undefined;
}

function wrongEscapeOf(context: CheckContext, call: TSESTree.CallExpression): string | undefined {
  const name = context.nameOf(call.callee);
  const [argument] = call.arguments;
  if (name === undefined || !Object.hasOwn(WRONG_ESCAPES, name) || !argument) return undefined;
  const value = context.valueOf(argument);
  const isFixed = context.constantOf(value) !== undefined || value.type === "ObjectExpression" || value.type === "ArrayExpression";
  return isFixed ? undefined : WRONG_ESCAPES[name];
}

/** What `list.join()` puts together: the elements, and whatever is pushed. */
function joinedBy(context: CheckContext, call: TSESTree.CallExpression): Node[] | undefined {
  const { callee } = call;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || callee.property.name !== "join") return undefined;
  const list = context.valueOf(callee.object);
  if (list.type !== "ArrayExpression") return undefined;
  const pushed = context.nodes("CallExpression").flatMap((other) => {
    if (other.callee.type !== "MemberExpression" || other.callee.property.type !== "Identifier") return [];
    return other.callee.property.name === "push" && context.valueOf(other.callee.object) === list ? other.arguments : [];
  });
  return [...list.elements.filter((element) => element !== null), ...pushed];
}
