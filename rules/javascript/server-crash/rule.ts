import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck, FunctionNode } from "../../../server/rules/code-rule";
import { registrationsIn } from "../../../server/rules/routes";
import { functionAround, isInside, memberOf, packageBehind } from "../../../server/rules/tree-questions";

/** Modules of Node whose functions call back later, when nobody is there to catch. */
const ASYNCHRONOUS =
  /^(?:fs|graceful-fs|fs-extra|child_process|dns|http|https|http2|net|tls|zlib|crypto)\.[a-zA-Z]+$|^(?:setTimeout|setInterval|setImmediate|process\.nextTick|timers\.set\w+)$/;
/** Drivers that call back from the event loop. */
const DATABASE = /^(?:mysql2?|pg|mongodb|redis|ioredis|sqlite3|mssql|cassandra-driver|nedb)\b(?!\/promise)/;
const SERVER = /^https?\.createServer$|^http2\.create(?:Secure)?Server$/;
const REQUEST = /^_?req(?:uest)?$/;
const RESPONSE = /^_?(?:res|resp|response)$/;
const MAX_DEPTH = 12;

const check: CodeCheck = (context) => {
  const search = new Search(context);
  if (search.isIdle) return;
  for (const handler of handlersIn(context)) search.follow(handler, false, 0);
  for (const node of search.found) context.report({ node, facts: { callback: search.calleeOf(node) } });
};

export default check;

/** Functions that run for each request: registered with a framework or a server, or with parameters named like a request and its response. */
function handlersIn(context: CheckContext): Set<FunctionNode> {
  const handlers = new Set<FunctionNode>();
  const add = (node: TSESTree.Node | undefined): void => {
    const handler = node && context.functionOf(node);
    if (handler) handlers.add(handler);
  };
  for (const registration of registrationsIn(context)) registration.handlers.forEach(add);
  for (const call of context.nodes("CallExpression")) {
    if (SERVER.test(context.nameOf(call.callee) ?? "")) call.arguments.forEach(add);
  }
  for (const node of context.nodes("FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression")) {
    const [first, second] = node.params.map((parameter) => (parameter.type === "Identifier" ? parameter.name : ""));
    if (REQUEST.test(first ?? "") && RESPONSE.test(second ?? "")) handlers.add(node);
  }
  return handlers;
}

/** What throws by itself: a `throw`, or something that fails for what a request may leave out. */
type Throwing = TSESTree.ThrowStatement | TSESTree.MemberExpression | TSESTree.CallExpression;

/** Follows what handlers call, and tells exceptions that nothing can catch because they leave a callback. */
class Search {
  readonly found = new Set<Throwing>();
  /** By whether the function runs inside of a callback. */
  private readonly seen = { inside: new Set<FunctionNode>(), outside: new Set<FunctionNode>() };
  private readonly callbacks = new Map<Throwing, string>();
  private readonly own = new Map<FunctionNode, { calls: TSESTree.CallExpression[]; thrown: Throwing[] }>();
  /** Nothing throws. */
  readonly isIdle: boolean;

  constructor(private readonly context: CheckContext) {
    const thrown = [...context.nodes("ThrowStatement"), ...failing(context)];
    this.isIdle = thrown.length === 0;
    if (this.isIdle) return;
    for (const call of context.nodes("CallExpression")) this.ownOf(functionAround(context, call))?.calls.push(call);
    for (const node of thrown) this.ownOf(functionAround(context, node))?.thrown.push(node);
  }

  calleeOf(node: Throwing): string {
    return this.callbacks.get(node) ?? "";
  }

  /** @param callback the function that calls back, while what runs here runs inside of its callback */
  follow(code: FunctionNode, callback: string | false, depth: number): void {
    const seen = callback === false ? this.seen.outside : this.seen.inside;
    if (seen.has(code) || depth > MAX_DEPTH) return;
    seen.add(code);
    const { calls, thrown } = this.own.get(code) ?? { calls: [], thrown: [] };
    // A promise takes the exceptions of an async function, and a generator runs when somebody asks.
    const inside = code.async || code.generator ? false : callback;
    for (const statement of inside === false ? [] : thrown) {
      if (isCaught(this.context, statement, code)) continue;
      this.found.add(statement);
      this.callbacks.set(statement, inside || "");
    }
    for (const call of calls) this.followCall(call, inside !== false && !isCaught(this.context, call, code) ? inside : false, depth);
  }

  private followCall(call: TSESTree.CallExpression, callback: string | false, depth: number): void {
    const { context } = this;
    const name = asynchronous(context, call.callee);
    if (name !== undefined) {
      for (const argument of call.arguments) {
        const inner = context.functionOf(argument);
        if (inner) this.follow(inner, name, depth + 1);
      }
      return;
    }
    const called = context.functionOf(call.callee);
    if (called) this.follow(called, callback, depth + 1);
  }

  private ownOf(around: FunctionNode | undefined): { calls: TSESTree.CallExpression[]; thrown: Throwing[] } | undefined {
    if (!around) return undefined;
    let own = this.own.get(around);
    if (!own) this.own.set(around, (own = { calls: [], thrown: [] }));
    return own;
  }
}

/** Places that throw where a request does without a query parameter: what is read of it, and headers that are set to it. */
function failing(context: CheckContext): (TSESTree.MemberExpression | TSESTree.CallExpression)[] {
  const asked = new Set<string>();
  const parameters: { node: TSESTree.MemberExpression; text: string }[] = [];
  for (const node of context.nodes("MemberExpression")) {
    const text = queryParameterIn(node);
    if (text === undefined) continue;
    if (isAsked(context, node)) asked.add(text);
    else parameters.push({ node, text });
  }
  return parameters.filter(({ text }) => !asked.has(text)).flatMap(({ node }) => failingWithout(context, node) ?? []);
}

/** `req.query.name`, by which all places are known that read it. */
function queryParameterIn(node: TSESTree.MemberExpression): string | undefined {
  const { object } = node;
  if (object.type !== "MemberExpression" || object.object.type !== "Identifier" || memberOf(object) !== "query") return undefined;
  const name = REQUEST.test(object.object.name) ? memberOf(node) : undefined;
  return name && `${object.object.name}.query.${name}`;
}

/** True where the program looks whether it is there, or gives it a value itself. */
function isAsked(context: CheckContext, node: TSESTree.Node): boolean {
  let child = node;
  for (let parent = context.parentOf(node); parent; parent = context.parentOf((child = parent))) {
    if (parent.type === "AssignmentExpression" && parent.left === child) return true;
    if (parent.type === "LogicalExpression" || parent.type === "UnaryExpression" || parent.type === "BinaryExpression") return true;
    if ((parent.type === "IfStatement" || parent.type === "ConditionalExpression") && parent.test === child) return true;
    if (parent.type === "CallExpression" && child !== parent.callee && !isHeader(parent)) return true;
    if (parent.type.endsWith("Statement") || parent.type.endsWith("Declaration") || functionTypes.has(parent.type)) return false;
  }
  return false;
}

const functionTypes: ReadonlySet<string> = new Set(["ArrowFunctionExpression", "FunctionExpression"]);

/** `res.setHeader(name, value)`, which throws for `undefined`. */
function isHeader({ callee, arguments: { length } }: TSESTree.CallExpression): boolean {
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier" || length !== 2) return false;
  return memberOf(callee) === "setHeader" && RESPONSE.test(callee.object.name);
}

function failingWithout(context: CheckContext, parameter: TSESTree.Node): TSESTree.MemberExpression | TSESTree.CallExpression | undefined {
  const parent = context.parentOf(parameter);
  if (parent?.type === "MemberExpression" && parent.object === parameter && !parent.optional) return parent;
  return parent?.type === "CallExpression" && parent.arguments[1] === parameter && isHeader(parent) ? parent : undefined;
}

/** The name of a function that calls back later; undefined for others. */
function asynchronous(context: CheckContext, callee: TSESTree.Node): string | undefined {
  const name = context.nameOf(callee);
  if (name !== undefined) return ASYNCHRONOUS.test(name) && !name.endsWith("Sync") ? name : undefined;
  const method = memberOf(callee);
  if (method === undefined || callee.type !== "MemberExpression") return undefined;
  return DATABASE.test(packageBehind(context, callee.object) ?? "") ? method : undefined;
}

/** True for code in the `try` of a function that catches what goes wrong there. */
function isCaught(context: CheckContext, node: TSESTree.Node, around: FunctionNode): boolean {
  for (let parent = context.parentOf(node); parent && parent !== around; parent = context.parentOf(parent)) {
    if (parent.type === "TryStatement" && parent.handler && isInside(node, parent.block)) return true;
  }
  return false;
}
