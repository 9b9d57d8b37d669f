import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { memberOf } from "../../../server/rules/tree-questions";

/** What the analyzer calls what markup puts into the page. */
const WRITERS: ReadonlySet<string> = new Set(["v-html", "@html"]);
/** Names of what was made harmless, of pictures that ship with the program, and of texts that translators wrote. */
const HARMLESS = /saniti[sz]|purif|escape|safe|encode|icon|svg|translat|\bi18n\b|highlight/i;
const TRANSLATES = /^(?:\$?tc?|\$?te|\$?_|i18n|gettext|trans|__)$/;
const MAX_DEPTH = 6;

const check: CodeCheck = (context) => {
  for (const { left, right } of context.nodes("AssignmentExpression")) {
    if (left.type !== "MemberExpression" || left.object.type !== "Identifier" || !WRITERS.has(left.object.name)) continue;
    if (isHarmless(context, right, 0)) continue;
    context.report({ node: right, facts: { what: context.document.text.slice(...right.range) } });
  }
};

export default check;

function isHarmless(context: CheckContext, expression: TSESTree.Node, depth: number): boolean {
  if (depth > MAX_DEPTH) return true;
  const node = context.valueOf(expression);
  const text = context.document.text.slice(...expression.range);
  if (context.constantOf(node) !== undefined || HARMLESS.test(text)) return true;
  // A loop's variable, or one that nothing here declares, may hold anything.
  if (/^[\w$]+$/.test(text) && isMadeHarmless(context, text)) return true;
  const all = (parts: readonly TSESTree.Node[]): boolean => parts.every((part) => isHarmless(context, part, depth + 1));
  switch (node.type) {
    case "ConditionalExpression":
      return all([node.consequent, node.alternate]);
    case "LogicalExpression":
    case "BinaryExpression":
      return node.left.type !== "PrivateIdentifier" && all([node.left, node.right]);
    case "TemplateLiteral":
      return all(node.expressions);
    case "CallExpression":
      return isHarmlessCall(context, node, depth);
    default:
      return false;
  }
}

/** `t("greeting")`; `computed(() => sanitize(text))`. */
function isHarmlessCall(context: CheckContext, { callee, arguments: args }: TSESTree.CallExpression, depth: number): boolean {
  const name = callee.type === "Identifier" ? callee.name : (memberOf(callee) ?? "");
  if (TRANSLATES.test(name) || HARMLESS.test(name) || isMadeHarmless(context, name)) return true;
  const code = args[0] && name === "computed" ? context.functionOf(args[0]) : context.functionOf(callee);
  if (!code) return false;
  return (
    HARMLESS.test(context.document.text.slice(...code.range)) ||
    (code.body.type !== "BlockStatement" && isHarmless(context, code.body, depth + 1))
  );
}

/** True where whatever is assigned to a variable was made harmless, as far as names tell. */
function isMadeHarmless(context: CheckContext, name: string): boolean {
  return context.nodes("AssignmentExpression", "VariableDeclarator", "Property", "MethodDefinition").some((node) => {
    const [target, value] =
      node.type === "AssignmentExpression"
        ? [node.left, node.right]
        : node.type === "VariableDeclarator"
          ? [node.id, node.init]
          : [node.key, node.value];
    const isTarget = (target.type === "Identifier" && target.name === name) || memberOf(target) === name;
    return isTarget && value !== null && HARMLESS.test(context.document.text.slice(...value.range));
  });
}
