import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";

type Node = TSESTree.Node;

/** What browsers make of an address that a link was given. */
const PARTS = new Set(["href", "protocol", "host", "hostname", "port", "pathname", "search", "hash", "origin", "username", "password"]);

/**
 * False for the address of a link that the code makes only to have the address taken apart: it is kept in a variable of which nothing but
 * parts of the address is used, so that the link gets into no page and nobody clicks on it.
 * @param node what the address is given
 */
export function isLinkShown(module: JavaScriptModule, node: Node): boolean {
  const assignment = module.tree.parentOf(node);
  const target = assignment?.type === "AssignmentExpression" && assignment.right === node ? assignment.left : undefined;
  const link = target?.type === "MemberExpression" && target.object.type === "Identifier" ? module.variableOf(target.object) : undefined;
  if (!link || link.defs.length === 0) return true;
  return link.references.some((reference) => !reference.init && isUsed(module, reference.identifier));
}

/** True where more of an element is used than parts of its address, or another element takes its place from elsewhere. */
function isUsed(module: JavaScriptModule, identifier: Node): boolean {
  const parent = module.tree.parentOf(identifier);
  if (parent?.type === "AssignmentExpression" && parent.left === identifier) return parent.right.type !== "CallExpression";
  if (parent?.type !== "MemberExpression" || parent.object !== identifier) return true;
  const name = memberNameOf(module, parent);
  return name === undefined ? !isRead(module, parent) : !PARTS.has(name);
}

/** `parts[name] = link[name]`: whatever is read, reading shows no link. */
function isRead(module: JavaScriptModule, member: Node): boolean {
  const outer = module.tree.parentOf(member);
  if (outer?.type === "AssignmentExpression") return outer.right === member;
  return outer?.type === "VariableDeclarator" || outer?.type === "Property" || outer?.type === "ReturnStatement";
}
