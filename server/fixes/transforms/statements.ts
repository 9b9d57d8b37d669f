import type { TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import type { TextEdit } from "../../core/edit";
import { hasComment } from "./comments";

const BLOCKS = new Set(["Program", "BlockStatement", "StaticBlock"]);

/**
 * Takes a statement away, with its line where it has one for itself. Undefined where something hangs on it (the body of an
 * `if` without braces) and where a comment would go with it.
 */
export function removeStatement(module: JavaScriptModule, statement: TSESTree.Node): TextEdit | undefined {
  const parent = module.tree.parentOf(statement);
  if (!parent || !BLOCKS.has(parent.type)) return undefined;
  const { text } = module.document;
  let [start, end] = statement.range;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))?.[0];
  if (text.slice(lineStart, start).trim() === "" && rest !== undefined) [start, end] = [lineStart, end + rest.length];
  return hasComment(module, { start, end }) ? undefined : { span: { start, end }, newText: "" };
}
