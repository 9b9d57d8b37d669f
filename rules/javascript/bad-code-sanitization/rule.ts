import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isFromRequest } from "../../../server/rules/from-request";
import { isOfDevelopers } from "../../../server/rules/from-settings";

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
    const found: Gap[] = [];
    for (const part of parts) {
      if (typeof part === "string") before += part;
      else {
        const gap = OPEN_FUNCTION.test(before) ? gapIn(context, part, 0) : undefined;
        // In a script of a page the end tag gets through; elsewhere what it writes is an expression, and ends nothing.
        const endsNothing = gap?.escape === "JSON.stringify" && !/<script\b/i.test(before) && !isFromRequest(context, part);
        if (gap) found.push({ ...gap, isDoubtful: endsNothing || isOfDevelopers(context, gap.value) });
        before += "_";
      }
    }
    const worst = found.find(({ isDoubtful }) => !isDoubtful) ?? found[0];
    if (worst) context.report({ node: whole, facts: { escape: worst.escape }, isDoubtful: worst.isDoubtful });
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

/** A value, the escape for something else that it went through, and whether nothing untrusted goes that way. */
interface Gap {
  readonly escape: string;
  readonly value: Node;
  readonly isDoubtful: boolean;
}

/** The escape that a value went through last, also as a part of a larger text. */
function gapIn(context: CheckContext, value: Node, depth: number): Omit<Gap, "isDoubtful"> | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = (nodes: readonly Node[]): Omit<Gap, "isDoubtful"> | undefined => {
    for (const node of nodes) {
      const gap = gapIn(context, node, depth + 1);
      if (gap) return gap;
    }
    return undefined;
  };
  for (const origin of context.originsOf(value)) {
    const parts = partsOf(context, origin);
    const found = parts ? inner(parts.filter((part) => typeof part !== "string")) : undefined;
    if (found !== undefined) return found;
    if (origin.type !== "CallExpression") continue;
    const gap = wrongEscapeOf(context, origin);
    if (gap) return gap;
    const joined = joinedBy(context, origin);
    const inJoined = joined && inner(joined);
    if (inJoined !== undefined) return inJoined;
  }
  return undefined;
}

function wrongEscapeOf(context: CheckContext, call: TSESTree.CallExpression): Omit<Gap, "isDoubtful"> | undefined {
  const name = context.nameOf(call.callee);
  const [argument] = call.arguments;
  if (name === undefined || !Object.hasOwn(WRONG_ESCAPES, name) || !argument) return undefined;
  const value = context.valueOf(argument);
  const isFixed = context.constantOf(value) !== undefined || value.type === "ObjectExpression" || value.type === "ArrayExpression";
  const escape = WRONG_ESCAPES[name];
  return isFixed || escape === undefined ? undefined : { escape, value: argument };
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
