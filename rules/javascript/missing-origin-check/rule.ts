import type { TSESTree } from "@typescript-eslint/types";
import type { CheckContext, CodeCheck } from "../../../server/rules/code-rule";
import { isKnownByToken } from "../../../server/rules/message-tokens";

type Node = TSESTree.Node;
type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

const SENDER = new Set(["origin", "source"]);

/** Handlers of messages between windows that use what is in the message, and never look at who sent it. */
const check: CodeCheck = (context) => {
  // Files are called after what runs them.
  if (/(?:^|[/._-])(?:web|service|shared)?_?workers?\.[cm]?[jt]s$/i.test(context.document.uri)) return;
  const isPage = mentionsPage(context);
  for (const node of context.nodes("AssignmentExpression")) {
    const { left } = node;
    if (left.type !== "MemberExpression" && left.type !== "Identifier") continue;
    if (context.nameOf(left) !== "onmessage" || (!isPage && !isOfWindow(left)) || isWorkersText(context, node)) continue;
    reportUnlessChecked(context, node.right, node);
  }
  for (const node of context.nodes("CallExpression")) {
    const [event, handler] = node.arguments;
    if (!event || !handler || context.nameOf(node.callee) !== "addEventListener" || context.constantOf(event) !== "message") continue;
    if ((!isPage && !isOfWindow(node.callee)) || isWorkersText(context, node)) continue;
    reportUnlessChecked(context, handler, node);
  }
  for (const node of context.nodes("MethodDefinition")) {
    if (node.value.type !== "FunctionExpression" || !node.decorators.some((decorator) => listensToMessages(context, decorator))) continue;
    if (usesUnchecked(context, node.value) && !isKnownByToken(context, node.value)) context.report({ node: node.key });
  }
};

export default check;

/** A worker hears `message` too, but only from the page that started it. */
function mentionsPage(context: CheckContext): boolean {
  let isPage = false;
  for (const node of context.nodes("Identifier")) {
    if (node.name === "importScripts" || node.name === "WorkerGlobalScope" || node.name === "DedicatedWorkerGlobalScope") return false;
    const isGlobal = (node.name === "document" || node.name === "window") && context.nameOf(node) === node.name;
    // `typeof window` asks whether this is one.
    if (isGlobal && context.parentOf(node)?.type !== "UnaryExpression") isPage = true;
  }
  return isPage;
}

/** True within a function that the module makes a text of, and starts a worker from: `new Worker(URL.createObjectURL(new Blob([work.toString()])))`. */
function isWorkersText(context: CheckContext, place: Node): boolean {
  const makes = context.nodes("NewExpression").some(({ callee }) => /^(?:Shared)?Worker$/.test(context.nameOf(callee) ?? ""));
  if (!makes) return false;
  for (let outer = context.parentOf(place); outer; outer = context.parentOf(outer)) {
    const name = nameOfFunction(context, outer);
    if (name !== undefined && context.nodes("Identifier").some((node) => node.name === name && isMadeText(context, node))) return true;
  }
  return false;
}

function nameOfFunction(context: CheckContext, node: Node): string | undefined {
  if (node.type === "FunctionDeclaration") return node.id?.name;
  const parent = isFunction(node) ? context.parentOf(node) : undefined;
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id.name : undefined;
}

/** `work.toString()`, `String(work)`, `` `(${work})()` ``, `"(" + work`. */
function isMadeText(context: CheckContext, node: Node): boolean {
  const parent = context.parentOf(node);
  if (parent?.type === "MemberExpression") return parent.object === node && nameOfMember(context, parent) === "toString";
  if (parent?.type === "CallExpression") return parent.callee !== node && context.nameOf(parent.callee) === "String";
  return parent?.type === "TemplateLiteral" || (parent?.type === "BinaryExpression" && parent.operator === "+");
}

function isOfWindow(node: Node): boolean {
  return node.type === "MemberExpression" && node.object.type === "Identifier" && node.object.name === "window";
}

/** `@HostListener("window:message", ["$event"])` of Angular. */
function listensToMessages(context: CheckContext, { expression }: TSESTree.Decorator): boolean {
  if (expression.type !== "CallExpression" || context.nameOf(expression.callee) !== "@angular/core.HostListener") return false;
  const event = expression.arguments[0] && context.constantOf(expression.arguments[0]);
  return event === "window:message" || event === "document:message";
}

function reportUnlessChecked(context: CheckContext, handler: Node, place: Node): void {
  const value = context.valueOf(handler);
  const found = isFunction(value) ? value : declarationOf(context, value);
  if (found && usesUnchecked(context, found) && !isKnownByToken(context, found)) context.report({ node: place });
}

function isFunction(node: Node): node is TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression {
  return node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

function declarationOf(context: CheckContext, node: Node): FunctionNode | undefined {
  if (node.type !== "Identifier") return undefined;
  return context.nodes("FunctionDeclaration").find(({ id }) => id?.name === node.name);
}

/** True where the function reads the data of its event, and neither its sender nor the event as a whole is asked about. */
function usesUnchecked(context: CheckContext, handler: FunctionNode): boolean {
  const [event] = handler.params;
  if (event?.type === "ObjectPattern") {
    const names = event.properties.flatMap((property) =>
      property.type === "Property" && property.key.type === "Identifier" ? [property.key.name] : ["origin"],
    );
    return names.includes("data") && !names.some((name) => SENDER.has(name));
  }
  if (event?.type !== "Identifier") return false;
  const isIn = (node: Node): boolean => handler.range[0] <= node.range[0] && node.range[1] <= handler.range[1];
  let usesData = false;
  const senders = new Set<string>();
  for (const node of context.nodes("Identifier")) {
    if (!isIn(node) || (node.name !== event.name && !senders.has(node.name)) || node === event) continue;
    const parent = context.parentOf(node);
    const member = parent?.type === "MemberExpression" && parent.object === node ? nameOfMember(context, parent) : undefined;
    if (node.name !== event.name || (member !== undefined && SENDER.has(member))) {
      if (decides(context, node)) return false;
      const declared = declaredAround(context, node);
      if (declared) senders.add(declared);
    } else if (member === "data") usesData = true;
    else if (parent?.type === "VariableDeclarator" && parent.init === node) {
      if (parent.id.type !== "ObjectPattern") return false;
      const text = parent.id.properties.map((property) =>
        property.type === "Property" && property.key.type === "Identifier" ? property.key.name : "",
      );
      if (text.some((name) => SENDER.has(name))) return false;
      usesData ||= text.includes("data");
    } else if (member === undefined && parent?.type !== "MemberExpression" && !isLogged(context, parent)) return false;
  }
  return usesData;
}

function nameOfMember(context: CheckContext, node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) return node.property.name;
  const constant = context.constantOf(node.property);
  return constant === undefined ? undefined : String(constant);
}

/** True where what the node is part of decides what happens next: it is compared, or a condition, or what a function returns. */
function decides(context: CheckContext, node: Node): boolean {
  let inner = node;
  for (let outer = context.parentOf(node); outer; inner = outer, outer = context.parentOf(outer)) {
    switch (outer.type) {
      case "BinaryExpression":
      case "SwitchStatement":
        return true;
      case "IfStatement":
      case "ConditionalExpression":
        return outer.test === inner;
      case "LogicalExpression":
        return outer.left === inner;
      case "ReturnStatement":
      case "UnaryExpression":
        return true;
      case "ExpressionStatement":
      case "VariableDeclarator":
      case "BlockStatement":
        return false;
      default:
    }
  }
  return false;
}

/** The variable that is declared with what the node is part of. */
function declaredAround(context: CheckContext, node: Node): string | undefined {
  for (let outer = context.parentOf(node); outer; outer = context.parentOf(outer)) {
    if (outer.type === "VariableDeclarator") return outer.id.type === "Identifier" ? outer.id.name : undefined;
    if (outer.type.endsWith("Statement") || outer.type.includes("Function")) return undefined;
  }
  return undefined;
}

function isLogged(context: CheckContext, parent: Node | undefined): boolean {
  return parent?.type === "CallExpression" && (context.nameOf(parent.callee) ?? "").startsWith("console.");
}
