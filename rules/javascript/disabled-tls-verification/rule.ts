import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { isForDevelopmentOnly } from "../../../server/rules/environment";
import { keyOf, propertyOf } from "../../../server/rules/object-literal";
import { isFunction } from "../../../server/rules/tree-questions";

/** Options that switch verification off, by the value that does it. */
const OPTIONS: Readonly<Record<string, boolean>> = {
  rejectUnauthorized: false,
  strictSSL: false,
  sslValidate: false,
  tlsAllowInvalidCertificates: true,
  tlsAllowInvalidHostnames: true,
  tlsInsecure: true,
  trustServerCertificate: true,
  skipTLSVerify: true,
  insecureSkipVerify: true,
  insecureSkipTlsVerify: true,
  allowUnauthorizedSsl: true,
};

/** Functions that judge the other side by its certificate or key. */
const JUDGES: ReadonlySet<string> = new Set(["checkServerIdentity", "hostVerifier"]);

/** An address that switches it off for the connection, as the drivers of databases have it. */
const IN_ADDRESS =
  /^[\w+]+:\/\/(?!(?:[^@/]*@)?(?:localhost|127\.|\[?::1))[^\s]*[?&;](sslmode=no-verify|tlsInsecure=true|tlsAllowInvalid(?:Certificates|Hostnames)=true|sslValidate=false|trustServerCertificate=true)(?![\w-])/i;

/** Programs that are told to. */
const STARTERS =
  /^(?:child_process\.(?:exec|execSync|execFile|execFileSync|spawn|spawnSync)|execa(?:\.\w+)?|shelljs\.exec|cross-spawn(?:\.sync)?)$/;
const COMMAND =
  /(?:^|[\s;|&])(?:curl\s(?:[^;|&]*\s)?(?:-\w*k\w*|--insecure)(?=\s|$)|wget\s[^;|&]*--no-check-certificate|(?:\w+=\S+\s+)*git\s[^;|&]*http\.sslVerify[=\s]false|npm\s[^;|&]*strict-ssl[=\s]false)/;

const ASKED_FOR =
  /insecure|unsafe|self[-_ ]?signed|(?:ignore|skip|disable|allow|no|without)[\w-]*(?:ssl|tls|cert|verif|unauthorized)|!\s*[\w.?]*(?:verify|strict_?ssl|reject_?unauthorized)|(?:verify\w*|strict_?ssl|reject_?unauthorized)["'\])]*\s*===?\s*(?:false|0|["'](?:0|false|no|none|off)?["'])/i;

/** Whoever calls `createInsecureAgent` knows what they get. */
const NAMED_SO =
  /insecure|unsafe|unverified|self_?signed|(?:allow|accept)_?unauthorized|(?:ignore|skip|disable|bypass|without|no)_?(?:ssl|tls|cert|verif)/i;

const VARIABLE = "NODE_TLS_REJECT_UNAUTHORIZED";

const check: CodeCheck = (context) => {
  for (const property of context.nodes("Property")) {
    const object = context.parentOf(property);
    if (object?.type !== "ObjectExpression") continue;
    // Node's own name for it beside that of a client that many have left behind: one of them says it all.
    if (keyOf(property) === "strictSSL" && propertyOf(object, "rejectUnauthorized")) continue;
    const setting = settingOf(context, keyOf(property), property.value);
    if (setting !== undefined && !isAboutClients(context, object)) report(context, property, setting);
  }
  for (const call of context.nodes("CallExpression")) {
    const setting = settingOfCall(context, call);
    if (setting !== undefined) report(context, placeIn(context, call), setting);
  }
  for (const node of context.nodes("Literal", "TemplateElement")) {
    const text = node.type === "Literal" ? node.value : node.value.cooked;
    const [, setting] = (typeof text === "string" && text.includes("://") && IN_ADDRESS.exec(text)) || [];
    if (setting !== undefined) report(context, node, `an address with ${setting}`);
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

/** Under a condition that says what it does: the program's user, or the caller of the library, has asked for it, as with curl's `--insecure`. */
function isAskedFor(context: CheckContext, node: TSESTree.Node): boolean {
  let child = node;
  for (let parent = context.parentOf(child); parent; child = parent, parent = context.parentOf(child)) {
    const tests = conditionsOf(context, parent);
    if (isFunction(parent) && NAMED_SO.test(nameOfFunction(context, parent))) return true;
    // `{ https: agent, httpsAllowUnauthorized: otherAgent }`: it is there for whoever takes it.
    if (parent.type === "Property" && parent.value === child && NAMED_SO.test(keyOf(parent) ?? "")) return true;
    if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier" && NAMED_SO.test(parent.id.name)) return true;
    if (tests.some((test) => test !== child && ASKED_FOR.test(context.document.text.slice(...test.range)))) return true;
  }
  return false;
}

function nameOfFunction(context: CheckContext, code: FunctionNode): string {
  const parent = context.parentOf(code);
  const named = code.id ?? (parent?.type === "VariableDeclarator" ? parent.id : parent && "key" in parent ? parent.key : undefined);
  return named?.type === "Identifier" ? named.name : "";
}

function conditionsOf(context: CheckContext, node: TSESTree.Node): TSESTree.Node[] {
  if (node.type === "IfStatement" || node.type === "ConditionalExpression") return [node.test];
  if (node.type === "SwitchCase") return casesOf(context, node);
  return node.type === "LogicalExpression" ? [node.left] : [];
}

/** What leads to the statements of a case: it and the empty ones right before it. */
function casesOf(context: CheckContext, node: TSESTree.SwitchCase): TSESTree.Node[] {
  const around = context.parentOf(node);
  const before = around?.type === "SwitchStatement" ? around.cases.slice(0, around.cases.indexOf(node)) : [];
  const filled = before.findLastIndex(({ consequent }) => consequent.length > 0);
  return [...before.slice(filled + 1), node].flatMap(({ test }) => test ?? []);
}

/** The setting in words, when this value of it switches verification off. */
function settingOf(context: CheckContext, name: string | undefined, value: TSESTree.Node): string | undefined {
  if (name === undefined) return undefined;
  if (name === VARIABLE) return isZero(context, value) ? `${VARIABLE}=0` : undefined;
  if (JUDGES.has(name)) return acceptsEverything(context, value) ? `a ${name} that accepts everything` : undefined;
  if (!Object.hasOwn(OPTIONS, name)) return undefined;
  const harmful = OPTIONS[name];
  return harmful !== undefined && context.constantOf(value) === harmful ? `${name}: ${harmful}` : undefined;
}

/** Calls that switch it off: methods of HTTP clients and of Electron, and commands. */
function settingOfCall(context: CheckContext, call: TSESTree.CallExpression): string | undefined {
  const { callee, arguments: args } = call;
  const [first, second] = args;
  if (callee.type !== "MemberExpression" || STARTERS.test(context.nameOf(callee) ?? "")) return settingOfCommand(context, call);
  switch (memberNameOf(context, callee)) {
    case "disableTLSCerts":
      return args.length === 0 ? "disableTLSCerts()" : undefined;
    case "setServerTrustMode":
      return first && context.constantOf(first) === "nocheck" ? 'setServerTrustMode("nocheck")' : undefined;
    case "appendSwitch":
      return first && context.constantOf(first) === "ignore-certificate-errors" ? "the switch ignore-certificate-errors" : undefined;
    case "setCertificateVerifyProc":
      return first && answersAlways(context, first, 1, 0) ? "a certificate check that always answers yes" : undefined;
    case "on":
    case "once":
      if (!first || !second || context.constantOf(first) !== "certificate-error") return undefined;
      return answersAlways(context, second, 5, true) ? "a certificate-error handler that always answers yes" : undefined;
    default:
      return undefined;
  }
}

/** Where to report a call: not at the whole of one that does more than switching the check off, which must not go away with it. */
function placeIn(context: CheckContext, call: TSESTree.CallExpression): TSESTree.Node {
  if (STARTERS.test(context.nameOf(call.callee) ?? "")) return call.arguments[0] ?? call;
  return call.callee.type === "MemberExpression" && memberNameOf(context, call.callee) === "disableTLSCerts" ? call.callee.property : call;
}

function settingOfCommand(context: CheckContext, { callee, arguments: args }: TSESTree.CallExpression): string | undefined {
  if (!STARTERS.test(context.nameOf(callee) ?? "")) return undefined;
  const texts = args.flatMap((argument) => {
    const value = context.valueOf(argument);
    if (value.type === "ArrayExpression") return value.elements.map((element) => textOf(context, element));
    return [textOf(context, value)];
  });
  const [command] = COMMAND.exec(texts.join(" ")) ?? [];
  return command === undefined ? undefined : `"${command.trim().split(/\s/, 1)[0] ?? ""}" with its check switched off`;
}

/** A text, with a word in place of each part that is not known. */
function textOf(context: CheckContext, node: TSESTree.Node | null): string {
  const constant = node && context.constantOf(node);
  if (typeof constant === "string") return constant;
  return node?.type === "TemplateLiteral" ? node.quasis.map(({ value }) => value.cooked).join("x") : "x";
}

/** A function whose only answer, to the callback at a position, is always the same, and asks nothing before. */
function answersAlways(context: CheckContext, handler: TSESTree.Node, position: number, answer: unknown): boolean {
  const around = context.functionOf(handler);
  const callback = around?.params[position];
  if (callback?.type !== "Identifier" || !around) return false;
  const [start, end] = around.range;
  const isWithin = ({ range }: TSESTree.Node): boolean => range[0] >= start && range[1] <= end;
  if (context.nodes("IfStatement", "ConditionalExpression", "LogicalExpression", "SwitchStatement").some(isWithin)) return false;
  const answers = context
    .nodes("CallExpression")
    .filter((call) => isWithin(call) && call.callee.type === "Identifier" && call.callee.name === callback.name);
  return answers.length > 0 && answers.every(({ arguments: [given] }) => given !== undefined && context.constantOf(given) === answer);
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
  if (call?.type === "VariableDeclarator" && call.id.type === "Identifier")
    return /^(?:\w*[a-z_])?server_?(?:opts|options|config)$/i.test(call.id.name);
  if (call?.type !== "CallExpression") return false;
  const { callee } = call;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return name.type === "Identifier" && /^create(?:Secure)?Server$/.test(name.name);
}
