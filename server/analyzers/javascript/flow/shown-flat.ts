import type { TSESTree } from "@typescript-eslint/types";
import { constantOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import type { Value } from "./value";

const ERROR = /^(?:e|ex|err|error|exception|reason)$/i;
const DIRECTIVE = /%[sdifjoOc%]/g;

/**
 * True where an object is printed without what is in it: as text (`"%s", options`), or as the error that it is called, of which
 * whoever printed it knows what was thrown, but not what else callers of the same function hand on.
 */
export function isShownFlat(module: JavaScriptModule, node: TSESTree.Node, { refs }: Value): boolean {
  if (refs.length === 0) return false;
  if (node.type === "Identifier" && ERROR.test(node.name)) return true;
  const call = module.tree.parentOf(node);
  if (call?.type !== "CallExpression") return false;
  const position = call.arguments.indexOf(node as TSESTree.CallExpressionArgument);
  const format = position > 0 && call.arguments[0] ? constantOf(module, call.arguments[0]) : undefined;
  const directives = typeof format === "string" ? (format.match(DIRECTIVE) ?? []).filter((directive) => directive !== "%%") : [];
  return /%[sdi]/.test(directives[position - 1] ?? "");
}
