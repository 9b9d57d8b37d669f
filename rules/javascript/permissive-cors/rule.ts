import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { isFromRequest } from "../../../server/rules/from-request";
import { settingsAround } from "../../../server/rules/from-settings";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";

type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** A place where a response header gets a value. */
interface Header {
  readonly node: TSESTree.Node;
  readonly value: TSESTree.Node;
}

const ORIGIN_HEADER = "access-control-allow-origin";
const CREDENTIALS_HEADER = "access-control-allow-credentials";

const ACTS_AS_USER = "any website can act as a user who visits it";
/** Browsers refuse "*" together with credentials; libraries that send the request's origin in its place don't get that far. */
const ANY_ORIGIN = 'The origin "*" is permitted';

/** The origin of sandboxed frames, which every site can make. */
const NULL_ORIGIN = 'The origin "null" is permitted';

const check: CodeCheck = (context) => {
  for (const object of context.nodes("ObjectExpression")) {
    const credentials = propertyOf(object, "credentials");
    const origin = credentials && context.constantOf(credentials.value) === true ? propertyOf(object, "origin") : undefined;
    const what = origin && permissionOf(context, origin.value);
    if (!origin || what === undefined || isForDevelopmentOnly(context, object)) continue;
    context.report({
      node: origin,
      facts: { what, consequence: what === ANY_ORIGIN ? "the user's data is open to every site or to none" : ACTS_AS_USER },
    });
  }
  const credentials = headersNamed(context, CREDENTIALS_HEADER).filter(({ value }) => isTrue(context, value));
  if (credentials.length === 0) return;
  for (const origin of headersNamed(context, ORIGIN_HEADER)) {
    const around = functionAround(context, origin.node);
    const beside = credentials.filter(({ node }) => functionAround(context, node) === around);
    if (beside.length === 0) continue;
    const constant = context.constantOf(origin.value);
    // Node writes null as the text "null".
    const what = constant === "null" || constant === null ? NULL_ORIGIN : reflectionIn(context, origin);
    if (what === undefined || isForDevelopmentOnly(context, origin.node)) continue;
    // Whoever sets up the middleware chooses whether to permit credentials, and then which origins.
    const isDoubtful = beside.every(({ node }) => settingsAround(context, node).length > 0);
    context.report({ node: origin.node, facts: { what, consequence: ACTS_AS_USER }, isDoubtful });
  }
};

export default check;

function reflectionIn(context: CheckContext, origin: Header): string | undefined {
  const isReflected = isRequestOrigin(context, origin.value);
  if ((!isReflected && !isFromRequest(context, origin.value)) || isCompared(context, origin)) return undefined;
  return "The answer permits whatever origin the request names";
}

/** What the option `origin` permits, in words, when that is everything; the cors packages of most frameworks take the same values. */
function permissionOf(context: CheckContext, origin: TSESTree.Node): string | undefined {
  const value = context.valueOf(origin);
  const constant = context.constantOf(value);
  if (constant === true) return "Every origin is permitted";
  if (constant === "null") return NULL_ORIGIN;
  if (constant === "*" || (value.type === "ArrayExpression" && value.elements.some((item) => item && context.constantOf(item) === "*"))) {
    return ANY_ORIGIN;
  }
  return isFunction(value) && permitsEverything(context, value) ? "The function permits every origin" : undefined;
}

/** `(origin, callback) => callback(null, true)`, or the origin itself: without a condition on the way. */
function permitsEverything(context: CheckContext, permits: FunctionNode): boolean {
  const [origin, callback] = permits.params;
  if (origin?.type !== "Identifier") return false;
  const body = onlyExpressionOf(permits);
  if (!body) return false;
  if (body.type === "Identifier") return body.name === origin.name;
  if (body.type !== "CallExpression" || callback?.type !== "Identifier") return false;
  if (body.callee.type !== "Identifier" || body.callee.name !== callback.name) return false;
  const [error, permitted] = body.arguments;
  if (!error || !permitted || context.constantOf(error) !== null) return false;
  return context.constantOf(permitted) === true || (permitted.type === "Identifier" && permitted.name === origin.name);
}

/** The one thing that a function does or returns. */
function onlyExpressionOf({ body }: FunctionNode): TSESTree.Node | undefined {
  if (body.type !== "BlockStatement") return body;
  const [statement, more] = body.body;
  if (!statement || (more && !(more.type === "ReturnStatement" && !more.argument))) return undefined;
  if (statement.type === "ExpressionStatement") return statement.expression;
  return statement.type === "ReturnStatement" ? (statement.argument ?? undefined) : undefined;
}

function isFunction(node: TSESTree.Node): node is FunctionNode {
  return node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression" || node.type === "FunctionDeclaration";
}

/** `res.setHeader(name, value)` and its like, and objects of headers. */
function headersNamed(context: CheckContext, name: string): Header[] {
  const found: Header[] = [];
  for (const node of context.nodes("CallExpression")) {
    const [header, value] = node.arguments;
    if (header && value && node.callee.type === "MemberExpression" && isText(context, header, name)) found.push({ node, value });
  }
  for (const node of context.nodes("Property")) {
    if (keyOf(node)?.toLowerCase() === name && context.parentOf(node)?.type === "ObjectExpression") found.push({ node, value: node.value });
  }
  return found;
}

function isText(context: CheckContext, node: TSESTree.Node, text: string): boolean {
  const constant = context.constantOf(node);
  return typeof constant === "string" && constant.toLowerCase() === text;
}

function isTrue(context: CheckContext, value: TSESTree.Node): boolean {
  const constant = context.constantOf(value);
  return constant === true || (typeof constant === "string" && constant.toLowerCase() === "true");
}

/** `req.headers.origin`, `req.get("Origin")`, also with something in its place when there is none. */
function isRequestOrigin(context: CheckContext, expression: TSESTree.Node): boolean {
  const value = context.valueOf(expression);
  switch (value.type) {
    case "Identifier":
      return value.name === "origin" && isTakenFromHeaders(context, value.name);
    case "MemberExpression": {
      const name = value.computed
        ? context.constantOf(value.property)
        : value.property.type === "Identifier"
          ? value.property.name
          : undefined;
      const owner = value.object.type === "MemberExpression" ? value.object.property : value.object;
      return typeof name === "string" && name.toLowerCase() === "origin" && owner.type === "Identifier" && /^headers?$/.test(owner.name);
    }
    case "CallExpression": {
      const [name] = value.arguments;
      if (value.callee.type !== "MemberExpression" || value.callee.property.type !== "Identifier" || !name) return false;
      return /^(?:get|header|getHeader)$/.test(value.callee.property.name) && isText(context, name, "origin");
    }
    case "LogicalExpression":
      return isRequestOrigin(context, value.left);
    case "ConditionalExpression":
      return isSameOrigin(context, value.test, value.consequent) && isRequestOrigin(context, value.consequent);
    case "TemplateLiteral":
      return value.expressions.length === 1 && value.expressions[0] !== undefined && isRequestOrigin(context, value.expressions[0]);
    default:
      return false;
  }
}

/** `const { origin } = req.headers` */
function isTakenFromHeaders(context: CheckContext, name: string): boolean {
  return context.nodes("VariableDeclarator").some(({ id, init }) => {
    if (id.type !== "ObjectPattern" || init?.type !== "MemberExpression") return false;
    if (init.property.type !== "Identifier" || init.property.name !== "headers") return false;
    return id.properties.some((property) => property.type === "Property" && keyOf(property) === name);
  });
}

/** True when the origin is looked at beyond being there: in a condition around, or in an earlier one of the same function. */
function isCompared(context: CheckContext, { node, value }: Header): boolean {
  const around = functionAround(context, node) ?? context.ast;
  return context.nodes("IfStatement", "ConditionalExpression", "LogicalExpression", "SwitchStatement").some((condition) => {
    if (!isInside(condition, around) || condition.range[0] > node.range[0]) return false;
    if (condition.type === "LogicalExpression" && condition.operator === "??") return false;
    const test = testOf(condition);
    return mentionsOrigin(context, test, value) && !isSameOrigin(context, test, value);
  });
}

function testOf(
  condition: TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.LogicalExpression | TSESTree.SwitchStatement,
): TSESTree.Node {
  if (condition.type === "SwitchStatement") return condition.discriminant;
  return condition.type === "LogicalExpression" ? condition.left : condition.test;
}

/** A test that only asks whether there is an origin. */
function isSameOrigin(context: CheckContext, test: TSESTree.Node, value: TSESTree.Node): boolean {
  return context.document.textOf(spanOf(test)) === context.document.textOf(spanOf(value)) || isRequestOrigin(context, test);
}

function mentionsOrigin(context: CheckContext, test: TSESTree.Node, value: TSESTree.Node): boolean {
  const text = context.document.textOf(spanOf(value));
  return context
    .nodes("Identifier", "MemberExpression", "CallExpression")
    .some((node) => isInside(node, test) && (context.document.textOf(spanOf(node)) === text || isRequestOrigin(context, node)));
}

function functionAround(context: CheckContext, node: TSESTree.Node): FunctionNode | undefined {
  let current = context.parentOf(node);
  while (current && !isFunction(current)) current = context.parentOf(current);
  return current;
}

function isInside(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function spanOf({ range }: TSESTree.Node): { start: number; end: number } {
  return { start: range[0], end: range[1] };
}
