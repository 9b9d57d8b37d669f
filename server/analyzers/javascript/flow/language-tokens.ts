import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../program/module";
import { memberNameOf } from "../program/names";

type Node = TSESTree.Node;

/** True for a token that a parser reads: what it is called has a type, which no secret has. */
export function isOfLanguage(module: JavaScriptModule, node: Node): boolean {
  const references = node.type === "Identifier" ? module.variableOf(node)?.references : undefined;
  return references?.some(({ identifier }) => isAskedForType(module, identifier)) ?? false;
}

function isAskedForType(module: JavaScriptModule, identifier: Node): boolean {
  let value = identifier;
  let parent = module.tree.parentOf(value);
  // `(token = tokens[i]).type`
  if (parent?.type === "AssignmentExpression" && parent.left === value) parent = module.tree.parentOf((value = parent));
  return parent?.type === "MemberExpression" && parent.object === value && memberNameOf(module, parent) === "type";
}
