import type { TSESTree } from "@typescript-eslint/types";
import { memberOf } from "../../../rules/tree-questions";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";
import { responseOf, runsBefore } from "./content-type";

type Node = TSESTree.Node;

const SETTERS: ReadonlySet<string> = new Set(["status", "code", "sendStatus", "writeHead"]);
const FIELDS: ReadonlySet<string> = new Set(["status", "statusCode", "code"]);
/** Constants named after what HTTP calls its answers of 200 and more. */
const SUCCESS_NAME =
  /^(?:[A-Z]+_)*(?:OK|CREATED|ACCEPTED|NO_CONTENT|MULTI_STATUS)$|^(?:Ok|Created|Accepted|NoContent)$|^(?:success|ok)(?:Status|Code|StatusCode)$/;

/**
 * True where the `Location` that is set at the node belongs to an answer that says, wherever it says anything, that all went well:
 * it then tells where something was made, and no browser goes there.
 */
export function isAnswerOfSuccess(module: JavaScriptModule, node: Node): boolean {
  const response = responseOf(module, node);
  const variable = response && module.variableOf(response);
  if (!variable) return false;
  const all = variable.references.flatMap(({ identifier }) => statusesAt(module, identifier));
  const told = all.filter((status) => !isInOtherBranch(module, status, node));
  if (told.length > 0) return told.every((status) => isStatus(module, status, 200, SUCCESS_NAME));
  // Whoever answers without a status says that all went well.
  return all.length === 0 && isAnswered(module, variable.references);
}

/** True where one of the two is done only where the other isn't. */
function isInOtherBranch(module: JavaScriptModule, status: Node, node: Node): boolean {
  for (let inner = status, outer = module.tree.parentOf(status); outer; inner = outer, outer = module.tree.parentOf(outer)) {
    if (outer.type !== "IfStatement" && outer.type !== "ConditionalExpression") continue;
    const other = inner === outer.consequent ? outer.alternate : inner === outer.alternate ? outer.consequent : undefined;
    if (other && other.range[0] <= node.range[0] && node.range[1] <= other.range[1]) return true;
  }
  return false;
}

const ANSWERS: ReadonlySet<string> = new Set(["end", "send", "json", "sendFile"]);

/** True where the response is answered here, and handed to nobody else who might tell a status. */
function isAnswered(module: JavaScriptModule, references: readonly { readonly identifier: Node }[]): boolean {
  let found = false;
  for (const { identifier } of references) {
    let inner = identifier;
    let outer = module.tree.parentOf(inner);
    while (
      outer &&
      ((outer.type === "MemberExpression" && outer.object === inner) || (outer.type === "CallExpression" && outer.callee === inner))
    ) {
      found ||= outer.type === "CallExpression" && inner.type === "MemberExpression" && ANSWERS.has(memberOf(inner) ?? "");
      inner = outer;
      outer = module.tree.parentOf(inner);
    }
    found ||=
      outer?.type === "AssignmentExpression" && outer.left === inner && inner.type === "MemberExpression" && memberOf(inner) === "body";
    if (outer?.type !== "AssignmentExpression" && inner === identifier) return false;
  }
  return found;
}

/** Methods that set a header, by its name and a value or by an object of both. */
const HEADER_SETTERS: ReadonlySet<string> = new Set(["set", "header", "headers", "setHeader", "append", "writeHead"]);
const REDIRECT_NAME =
  /^(?:HTTP_|STATUS_|SC_)*(?:MOVED_PERMANENTLY|MOVED_TEMPORARILY|FOUND|SEE_OTHER|TEMPORARY_REDIRECT|PERMANENT_REDIRECT)$|^(?:MovedPermanently|Found|SeeOther|TemporaryRedirect|PermanentRedirect)$/;

/**
 * True where the response that is written to at the node was sent elsewhere before, by a status of 300 and more and a `Location`:
 * browsers go there, and show nothing of what it says.
 */
export function isSentElsewhere(module: JavaScriptModule, node: Node): boolean {
  const response = responseOf(module, node);
  const variable = response && module.variableOf(response);
  if (!variable) return false;
  const steps = variable.references
    .flatMap(({ identifier }) => stepsThrough(module, identifier))
    .filter((step) => runsBefore(module, step.node, node) && (!step.ends || isAssigned(module, node)))
    // A chain begins where its first step does, so its steps are told apart by their ends.
    .sort((a, b) => a.node.range[1] - b.node.range[1]);
  const status = steps.findLast((step) => step.status !== undefined)?.status;
  return status === "redirect" && steps.some(({ isPlace }) => isPlace);
}

/** What a call or an assignment does to a response: its status, and where it leads. */
interface Step {
  readonly node: Node;
  readonly status: "redirect" | "other" | undefined;
  readonly isPlace: boolean;
  /** `redirect` answers at once, but in Koa, where a body may be assigned afterwards. */
  readonly ends?: boolean;
}

function isAssigned(module: JavaScriptModule, node: Node): boolean {
  const parent = module.tree.parentOf(node);
  return parent?.type === "AssignmentExpression" && parent.right === node;
}

/** The steps of a chain that begins with a response: `res.status(302).set("Location", x)`, `ctx.status = 302`. */
function stepsThrough(module: JavaScriptModule, identifier: Node): Step[] {
  const found: Step[] = [];
  let inner = identifier;
  for (let outer = module.tree.parentOf(inner); outer; inner = outer, outer = module.tree.parentOf(outer)) {
    if (outer.type === "MemberExpression" && outer.object === inner) continue;
    const name = inner.type === "MemberExpression" && inner.property.type === "Identifier" ? inner.property.name : "";
    if (outer.type === "AssignmentExpression" && outer.left === inner && FIELDS.has(name)) {
      found.push({ node: outer, status: kindOf(module, outer.right), isPlace: false });
    }
    if (outer.type !== "CallExpression" || outer.callee !== inner) return found;
    const [first] = outer.arguments;
    const status = name === "redirect" ? "redirect" : SETTERS.has(name) && first ? kindOf(module, first) : undefined;
    const isPlace = name === "redirect" || name === "location" || (HEADER_SETTERS.has(name) && namesPlace(module, outer.arguments));
    if (status !== undefined || isPlace) found.push({ node: outer, status, isPlace, ends: name === "redirect" });
  }
  return found;
}

function kindOf(module: JavaScriptModule, status: Node): "redirect" | "other" {
  return isStatus(module, status, 300, REDIRECT_NAME) ? "redirect" : "other";
}

function namesPlace(module: JavaScriptModule, args: readonly Node[]): boolean {
  return args.some((arg) => {
    const node = unwrap(arg);
    if (node.type !== "ObjectExpression") return arg === args[0] && isLocation(constantOf(module, node));
    return node.properties.some(
      (property) =>
        property.type === "Property" &&
        isLocation(property.key.type === "Identifier" ? property.key.name : constantOf(module, property.key)),
    );
  });
}

function isLocation(name: unknown): boolean {
  return typeof name === "string" && /^location$/i.test(name);
}

/** What stands as a status in a call, an assignment or an object that a response is in: `res.status(x)`, `send({ res, status: x })`. */
function statusesAt(module: JavaScriptModule, identifier: Node): Node[] {
  const found: Node[] = [];
  let inner = identifier;
  for (let outer = module.tree.parentOf(inner); outer; inner = outer, outer = module.tree.parentOf(outer)) {
    if (outer.type === "MemberExpression" && outer.object === inner) continue;
    const name = inner.type === "MemberExpression" && inner.property.type === "Identifier" ? inner.property.name : "";
    if (outer.type === "CallExpression" && outer.callee === inner) {
      const [first] = outer.arguments;
      if (name === "redirect") return [outer];
      if (SETTERS.has(name) && first) found.push(first);
      continue;
    }
    if (outer.type === "AssignmentExpression" && outer.left === inner && FIELDS.has(name)) found.push(outer.right);
    const object = outer.type === "Property" && outer.value === inner ? module.tree.parentOf(outer) : undefined;
    return object?.type === "ObjectExpression" ? [...found, ...object.properties.flatMap(statusIn)] : found;
  }
  return found;
}

function statusIn(property: TSESTree.ObjectLiteralElement): Node[] {
  const isStatus = property.type === "Property" && property.key.type === "Identifier" && FIELDS.has(property.key.name);
  return isStatus ? [property.value] : [];
}

/** True for a constant of a hundred of statuses, and for one that is named after one of them. */
function isStatus(module: JavaScriptModule, status: Node, first: 200 | 300, named: RegExp): boolean {
  const node = unwrap(status);
  const constant = constantOf(module, node);
  if (constant !== undefined) return Number(constant) >= first && Number(constant) < first + 100;
  const name = node.type === "MemberExpression" ? node.property : node;
  return name.type === "Identifier" && named.test(name.name);
}
