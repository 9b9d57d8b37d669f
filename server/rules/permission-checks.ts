import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, FunctionNode } from "./code-rule";
import { isSentStep, isUserWord } from "./ownership";
import { registrationsIn } from "./routes";
import { isInside, memberOf } from "./tree-questions";
import { stepsTo } from "./value-steps";
import { wordsOf } from "./words";

/** Words of what decides who may do something. */
const PERMISSION = words(
  "own owns owned owner owners ownership permission permissions permit permits permitted access authorize authorized authorise " +
    "authorised authorization can cannot allow allowed allows ability abilities policy policies role roles admin admins administrator " +
    "forbid forbidden privilege privileges rights restrict restricted moderator staff superuser superadmin acl rbac enforce belongs webhook cron",
);
/** Words of handlers that are for those who look after the whole. */
const OF_OTHERS = words("approve reject moderate moderation ban unban block suspend verify feature deliver delivered status stock all any");
/** Words of what may stand before a handler without asking whose the record is. */
const HARMLESS = words(
  "auth authenticate authenticated authentication login logged signed signin session protect protected private public procedure token jwt passport " +
    "user validate validates validation validator schema body param params check query upload uploads multer single array fields limiter limit " +
    "ratelimit parse parser csrf async catch handler wrap cache log logger logging sanitize celebrate json cors helmet image images file files error errors",
);
const SIGNED_IN = words(
  "auth authenticate authenticated login logged signed signin session protect protected private token jwt passport user",
);
const VERBS = /^(?:get|post|put|patch|delete|del|all)$/;
const PROCEDURE = /^(?:mutation|query)$/;
const HTTP_METHOD = /^(?:POST|PUT|PATCH|DELETE)$/;
/** What a request is handed to without a question about its user. */
const HARMLESS_CALL = words(
  "next validation validate log logger info warn error debug json session auth token user parse capture exception handle matched data",
);
const LOGS = /^(?:console|log|logger|winston|debug)\b/;
const REQUEST = /^_?(?:req|request|ctx|context|c|event)$/;
/** What holds who is signed in, where its own name does not say so. */
const HOLDER = /^_?(?:req|request|ctx|context|c|event|res|response|reply|this|h)$/;

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** What is known of those who get to a handler: `unknown` where another module registers it, `checked` where something may ask what they may do. */
export type Way = "unknown" | "open" | "signed-in" | "checked";

/**
 * What stands before a handler where the module registers it.
 * @param alike handlers that ask for owners all the same, so that what stands before them as well does not do that
 */
export function wayTo(context: CheckContext, handler: FunctionNode, alike: readonly FunctionNode[]): Way {
  const before = standsBefore(context, handler);
  if (!before) return "unknown";
  const known = new Set(alike.flatMap((other) => standsBefore(context, other) ?? []).map((given) => textOf(context, given)));
  let way: Way = "open";
  for (const other of before) {
    const names = namesIn(context, other);
    const code = context.functionOf(other);
    if (has(names, SIGNED_IN)) way = "signed-in";
    if (known.has(textOf(context, other))) continue;
    if (has(names, PERMISSION) || (code ? asksWhoMay(context, code) : !has(names, HARMLESS))) return "checked";
  }
  return way === "open" && readsUser(context, handler) ? "signed-in" : way;
}

/** True where a handler asks for more than that somebody is signed in, as far as its words tell. */
export function asksWhoMay(context: CheckContext, handler: FunctionNode): boolean {
  const names = wordsOf(nameOf(context, handler));
  if (has(names, PERMISSION) || has(names, OF_OTHERS)) return true;
  for (const node of context.nodes("Identifier")) {
    if (!isInside(node, handler) || isDeclared(context, node)) continue;
    if (has(wordsOf(node.name), PERMISSION) || (namesUser(context, node) && relatesUser(context, node, handler))) return true;
  }
  return context.nodes("Literal").some((node) => node.value === 403 && isInside(node, handler)) || handsOnRequest(context, handler);
}

/** True where a handler looks at who is signed in, if only at whether somebody is. */
function readsUser(context: CheckContext, handler: FunctionNode): boolean {
  return context.nodes("Identifier").some((node) => isInside(node, handler) && namesUser(context, node));
}

/** What runs before a handler on its route; undefined where the module does not register it. */
function standsBefore(context: CheckContext, handler: FunctionNode): readonly TSESTree.Node[] | undefined {
  const registration = registrationsIn(context).find(
    ({ method, handlers }) => VERBS.test(method) && handlers.some((given) => leadsTo(context, given, handler)),
  );
  if (registration) {
    const { owner, call } = registration;
    const earlier = registrationsIn(context).filter(
      (other) => other.method === "use" && other.owner.made === owner.made && other.call.range[1] < call.range[1],
    );
    const all = [
      ...earlier.flatMap(({ handlers }) => handlers),
      ...registration.handlers,
      ...(registration.path ? [registration.path] : []),
    ];
    return all.filter((given) => !leadsTo(context, given, handler) && typeof context.constantOf(given) !== "string");
  }
  for (const call of context.nodes("CallExpression")) {
    const method = memberOf(call.callee) ?? "";
    if (call.callee.type !== "MemberExpression" || !call.arguments.some((given) => leadsTo(context, given, handler))) continue;
    if (PROCEDURE.test(method)) return [call.callee.object];
    const [path] = call.arguments;
    if (VERBS.test(method) && path && typeof context.constantOf(path) === "string") {
      return call.arguments.slice(1).filter((given) => !leadsTo(context, given, handler));
    }
  }
  return HTTP_METHOD.test(nameOf(context, handler)) ? [] : undefined;
}

/** True for a handler itself, and for what a wrapper such as `catchErrors(f)` makes of it. */
function leadsTo(context: CheckContext, given: TSESTree.Node, handler: FunctionNode): boolean {
  if (context.functionOf(given) === handler) return true;
  const value = context.valueOf(given);
  return value.type === "CallExpression" && value.arguments.some((argument) => context.functionOf(argument) === handler);
}

/** True for what stands for somebody who is signed in, not for a model of users or what a request claims. */
function namesUser(context: CheckContext, node: TSESTree.Identifier): boolean {
  if (/^[A-Z]/.test(node.name) || !wordsOf(node.name).some(isUserWord)) return false;
  const steps = stepsTo(context, wholeOf(context, node))?.steps ?? [node.name];
  const [root = ""] = steps;
  return !steps.some(isSentStep) && (HOLDER.test(root) || wordsOf(root).some(isUserWord));
}

/** True where somebody who is signed in is put beside something else, and not only asked for. */
function relatesUser(context: CheckContext, node: TSESTree.Identifier, handler: FunctionNode): boolean {
  let current: TSESTree.Node = wholeOf(context, node);
  for (let parent = context.parentOf(current); parent && isInside(parent, handler); parent = context.parentOf(current)) {
    switch (parent.type) {
      case "UnaryExpression":
      case "IfStatement":
      case "ExpressionStatement":
        return false;
      case "BinaryExpression":
        if (parent.operator === "+") break;
        return !isNothing(parent.left === current ? parent.right : parent.left);
      case "ConditionalExpression":
        return parent.test !== current;
      case "VariableDeclarator":
        return !namesIn(context, parent.id).some(isUserWord);
      case "Property":
        return !/[bB]y(?:Id)?$/.test(textOf(context, parent.key));
      case "CallExpression":
        if (parent.callee === current) break;
        if (LOGS.test(textOf(context, parent.callee))) return false;
        if (!has(namesIn(context, parent.callee), HARMLESS_CALL)) return true;
        break;
      case "ChainExpression":
      case "AwaitExpression":
      case "LogicalExpression":
      case "MemberExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TemplateLiteral":
        break;
      default:
        return true;
    }
    current = parent;
  }
  return true;
}

/** The member expression that a name is a part of. */
function wholeOf(context: CheckContext, node: TSESTree.Node): TSESTree.Node {
  const parent = context.parentOf(node);
  if (parent?.type === "ChainExpression") return wholeOf(context, parent);
  if (parent?.type !== "MemberExpression" || (parent.computed && parent.property === node)) return node;
  return wholeOf(context, parent);
}

/** True where a name is given to something, or is that of a type or a property, and nothing is read. */
function isDeclared(context: CheckContext, node: TSESTree.Identifier): boolean {
  const parent = context.parentOf(node);
  if (!parent) return true;
  if (parent.type === "Property") {
    const object = context.parentOf(parent);
    return object?.type === "ObjectPattern" || (parent.key === node && !parent.shorthand);
  }
  if (parent.type === "VariableDeclarator") return parent.id === node;
  return (
    /^TS(?!AsExpression|NonNullExpression)|^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(parent.type) &&
    !("body" in parent && parent.body === node)
  );
}

/** True where the request as a whole is given to something that may ask whose the record is. */
function handsOnRequest(context: CheckContext, handler: FunctionNode): boolean {
  return context
    .nodes("CallExpression")
    .some(
      (call) =>
        isInside(call, handler) &&
        !has(namesIn(context, call.callee), HARMLESS_CALL) &&
        call.arguments.some((given) => given.type === "Identifier" && REQUEST.test(given.name) && context.definitionOf(given) === handler),
    );
}

function isNothing(node: TSESTree.Node): boolean {
  return node.type === "Literal" ? !node.value : node.type === "Identifier" && node.name === "undefined";
}

/** The words of the names and texts in an expression. */
function namesIn(context: CheckContext, expression: TSESTree.Node): string[] {
  return context
    .nodes("Identifier", "Literal")
    .filter((node) => isInside(node, expression))
    .flatMap((node) => wordsOf(node.type === "Identifier" ? node.name : typeof node.value === "string" ? node.value : ""));
}

function has(found: readonly string[], wanted: ReadonlySet<string>): boolean {
  return found.some((word) => wanted.has(word));
}

/** What a function is called where it is declared or stored. */
function nameOf(context: CheckContext, code: FunctionNode): string {
  if (code.id) return code.id.name;
  let parent = context.parentOf(code);
  // `exports.remove = catchErrors(async () => …)`
  while (parent?.type === "CallExpression" || parent?.type === "TSAsExpression") parent = context.parentOf(parent);
  switch (parent?.type) {
    case "VariableDeclarator":
      return textOf(context, parent.id);
    case "AssignmentExpression":
      return memberOf(parent.left) ?? textOf(context, parent.left);
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return textOf(context, parent.key);
    default:
      return "";
  }
}

function textOf(context: CheckContext, node: TSESTree.Node): string {
  return context.document.text.slice(...node.range);
}
