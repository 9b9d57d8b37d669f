import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";
import { responseOf } from "./content-type";

type Node = TSESTree.Node;

const SETTERS: ReadonlySet<string> = new Set(["status", "code", "sendStatus", "writeHead"]);
const FIELDS: ReadonlySet<string> = new Set(["status", "statusCode", "code"]);
/** Constants named after what HTTP calls its answers of 200 and more. */
const SUCCESS_NAME = /^(?:[A-Z]+_)*(?:OK|CREATED|ACCEPTED|NO_CONTENT|MULTI_STATUS)$|^(?:Ok|Created|Accepted|NoContent)$/;

/**
 * True where the `Location` that is set at the node belongs to an answer that says, wherever it says anything, that all went well:
 * it then tells where something was made, and no browser goes there.
 */
export function isAnswerOfSuccess(module: JavaScriptModule, node: Node): boolean {
  const response = responseOf(module, node);
  const variable = response && module.variableOf(response);
  if (!variable) return false;
  const told = variable.references.flatMap(({ identifier }) => statusesAt(module, identifier));
  return told.length > 0 && told.every((status) => isSuccess(module, status));
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

function isSuccess(module: JavaScriptModule, status: Node): boolean {
  const node = unwrap(status);
  const constant = constantOf(module, node);
  if (constant !== undefined) return Number(constant) >= 200 && Number(constant) < 300;
  const name = node.type === "MemberExpression" ? node.property : node;
  return name.type === "Identifier" && SUCCESS_NAME.test(name.name);
}
