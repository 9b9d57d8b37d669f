import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";

/** Options that switch verification off, by the value that does it. */
const OPTIONS: Readonly<Record<string, boolean>> = {
  rejectUnauthorized: false,
  strictSSL: false,
  sslValidate: false,
  tlsAllowInvalidCertificates: true,
  tlsAllowInvalidHostnames: true,
  tlsInsecure: true,
  trustServerCertificate: true,
};

const ASKED_FOR = /insecure|unsafe|self_?signed|(?:ignore|skip|disable|allow|no)\w*(?:ssl|tls|cert|verif|unauthorized)/i;

const VARIABLE = "NODE_TLS_REJECT_UNAUTHORIZED";

const check: CodeCheck = (context) => {
  for (const property of context.nodes("Property")) {
    const object = context.parentOf(property);
    if (object?.type !== "ObjectExpression") continue;
    const setting = settingOf(context, keyOf(property), property.value);
    if (setting !== undefined && !isAboutClients(context, object)) report(context, property, setting);
  }
  for (const assignment of context.nodes("AssignmentExpression")) {
    const { left } = assignment;
    if (assignment.operator !== "=" || left.type !== "MemberExpression") continue;
    const setting = settingOf(context, memberNameOf(context, left), assignment.right);
    if (setting !== undefined) report(context, assignment, setting);
  }
};

export default check;

function report(context: CheckContext, node: TSESTree.Node, setting: string): void {
  if (!isForDevelopmentOnly(context, node) && !isAskedFor(context, node)) context.report({ node, facts: { setting } });
}

/** Under a condition that says what it does: the program's user has asked for it, as with curl's `--insecure`. */
function isAskedFor(context: CheckContext, node: TSESTree.Node): boolean {
  let child = node;
  for (let parent = context.parentOf(child); parent; child = parent, parent = context.parentOf(child)) {
    const test = conditionOf(parent);
    if (!test || test === child) continue;
    const text = context.document.textOf({ start: test.range[0], end: test.range[1] });
    if (ASKED_FOR.test(text)) return true;
  }
  return false;
}

function conditionOf(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === "IfStatement" || node.type === "ConditionalExpression") return node.test;
  return node.type === "LogicalExpression" ? node.left : undefined;
}

/** The setting in words, when this value of it switches verification off. */
function settingOf(context: CheckContext, name: string | undefined, value: TSESTree.Node): string | undefined {
  if (name === undefined) return undefined;
  if (name === VARIABLE) return isZero(context, value) ? `${VARIABLE}=0` : undefined;
  if (name === "checkServerIdentity")
    return acceptsEverything(context, value) ? "a checkServerIdentity that accepts every name" : undefined;
  if (!Object.hasOwn(OPTIONS, name)) return undefined;
  const harmful = OPTIONS[name];
  return harmful !== undefined && context.constantOf(value) === harmful ? `${name}: ${harmful}` : undefined;
}

function isZero(context: CheckContext, value: TSESTree.Node): boolean {
  const constant = context.constantOf(value);
  return constant === "0" || constant === 0 || (constant === false && value.type === "Literal");
}

/** `() => undefined` and the like: a check that finds nothing wrong whatever it is given. */
function acceptsEverything(context: CheckContext, value: TSESTree.Node): boolean {
  const check = context.valueOf(value);
  if (check.type !== "ArrowFunctionExpression" && check.type !== "FunctionExpression") return false;
  const { body } = check;
  if (body.type !== "BlockStatement") return isNothing(context, body);
  const [statement, ...more] = body.body;
  if (!statement) return true;
  return more.length === 0 && statement.type === "ReturnStatement" && (!statement.argument || isNothing(context, statement.argument));
}

function isNothing(context: CheckContext, value: TSESTree.Node): boolean {
  if (value.type === "Identifier") return value.name === "undefined";
  if (value.type === "UnaryExpression") return value.operator === "void";
  const constant = context.constantOf(value);
  return constant === null || constant === true || constant === false;
}

function memberNameOf(context: CheckContext, { computed, property }: TSESTree.MemberExpression): string | undefined {
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  const constant = context.constantOf(property);
  return typeof constant === "string" ? constant : undefined;
}

/** A server that asks clients for certificates and judges them itself. */
function isAboutClients(context: CheckContext, object: TSESTree.ObjectExpression): boolean {
  if (propertyOf(object, "requestCert")) return true;
  const call = context.parentOf(object);
  if (call?.type !== "CallExpression") return false;
  const { callee } = call;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return name.type === "Identifier" && /^create(?:Secure)?Server$/.test(name.name);
}
