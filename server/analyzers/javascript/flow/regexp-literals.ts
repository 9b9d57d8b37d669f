import type { TSESTree } from "@typescript-eslint/types";
import { constantOf, initialValueOf } from "../program/constants";
import type { JavaScriptModule } from "../program/module";
import { unwrap } from "../syntax/tree";
import type { RegExpText } from "./regexp-characters";

/** The pattern that an expression is: a literal, `new RegExp("…", "g")` of constants, or a variable that holds one of them. */
export function regExpOf(module: JavaScriptModule, expression: TSESTree.Node): RegExpText | undefined {
  const written = unwrap(expression);
  const node = written.type === "Identifier" ? initialValueOf(module, written) : written;
  if (!node) return undefined;
  if (node.type === "Literal" && "regex" in node) return node.regex;
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return undefined;
  if (node.callee.type !== "Identifier" || node.callee.name !== "RegExp") return undefined;
  const [source, modifiers] = node.arguments;
  const pattern = source && (constantOf(module, source) ?? regExpOf(module, source)?.pattern);
  // Who takes the flags from elsewhere will not forget the one that matters here.
  const flags = modifiers ? (constantOf(module, modifiers) ?? "g") : "";
  return typeof pattern === "string" && typeof flags === "string" ? { pattern, flags } : undefined;
}
