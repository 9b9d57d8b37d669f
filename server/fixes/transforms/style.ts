import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/types";
import type { JavaScriptModule } from "../../analyzers/javascript/program/module";
import { requireSpecifierOf } from "../../analyzers/javascript/program/names";
import type { Literal } from "./recipe-arguments";

export type Quote = '"' | "'";

/** How a file is written, so that what is added to it looks as if its author had written it. */
export interface Style {
  readonly quote: Quote;
  readonly semicolons: boolean;
  readonly lineEnd: "\n" | "\r\n";
  /** One level of indentation. */
  readonly indent: string;
  readonly modules: "esm" | "commonjs";
}

const known = new WeakMap<JavaScriptModule, Style>();

export function styleOf(module: JavaScriptModule): Style {
  let style = known.get(module);
  if (!style) known.set(module, (style = readStyle(module)));
  return style;
}

function readStyle(module: JavaScriptModule): Style {
  const { text } = module.document;
  return {
    quote: usualQuote(module),
    semicolons: usesSemicolons(module),
    lineEnd: text.includes("\r\n") ? "\r\n" : "\n",
    indent: /^(\t| {2,8})\S/m.exec(text)?.[1] ?? "  ",
    modules: moduleSystemOf(module),
  };
}

function usualQuote(module: JavaScriptModule): Quote {
  let single = 0;
  let double = 0;
  for (const literal of module.tree.nodes(AST_NODE_TYPES.Literal)) {
    if (module.tree.parentOf(literal)?.type === "JSXAttribute") continue;
    if (literal.raw.startsWith("'")) single++;
    else if (literal.raw.startsWith('"')) double++;
  }
  return single > double ? "'" : '"';
}

const ENDED_BY_SEMICOLON = [
  AST_NODE_TYPES.ExpressionStatement,
  AST_NODE_TYPES.VariableDeclaration,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.ImportDeclaration,
  AST_NODE_TYPES.ThrowStatement,
] as const;

function usesSemicolons(module: JavaScriptModule): boolean {
  let withOne = 0;
  let without = 0;
  for (const node of module.tree.nodes(...ENDED_BY_SEMICOLON)) {
    if (module.document.text[node.range[1] - 1] === ";") withOne++;
    else if (!isLoopHead(module, node)) without++;
  }
  return withOne >= without;
}

function isLoopHead(module: JavaScriptModule, node: TSESTree.Node): boolean {
  const parent = module.tree.parentOf(node);
  return parent?.type === "ForStatement" || parent?.type === "ForOfStatement" || parent?.type === "ForInStatement";
}

function moduleSystemOf(module: JavaScriptModule): "esm" | "commonjs" {
  if (/\.c[jt]s$/.test(module.document.uri)) return "commonjs";
  if (/\.m[jt]s$/.test(module.document.uri)) return "esm";
  const isEsm = module.ast.body.some(
    ({ type }) =>
      type === "ImportDeclaration" ||
      type === "ExportNamedDeclaration" ||
      type === "ExportDefaultDeclaration" ||
      type === "ExportAllDeclaration" ||
      type === "TSImportEqualsDeclaration" ||
      type === "TSExportAssignment",
  );
  if (isEsm) return "esm";
  const requires = module.tree.nodes(AST_NODE_TYPES.CallExpression).some((call) => requireSpecifierOf(module, call) !== undefined);
  if (requires) return "commonjs";
  return module.syntax.language.startsWith("typescript") ? "esm" : "commonjs";
}

/** A string literal with the quotes given, or with the others where that saves escaping. */
export function quoted(text: string, quote: Quote): string {
  const other = quote === '"' ? "'" : '"';
  const mark = text.includes(quote) && !text.includes(other) ? other : quote;
  return mark + escapeControls(text.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`)).replaceAll("\n", "\\n") + mark;
}

/** The text between the backticks of a template that evaluates to `text`. */
export function templateText(text: string): string {
  return escapeControls(text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${"));
}

function escapeControls(text: string): string {
  return text.replaceAll("\r", "\\r").replaceAll("\0", "\\x00").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A value as source code on one line. */
export function printLiteral(value: Literal, quote: Quote): string {
  if (typeof value === "string") return quoted(value, quote);
  if (value === null || typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map((item) => printLiteral(item, quote)).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${printKey(key, quote)}: ${printLiteral(item, quote)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}

/** The name of a property as it stands in an object literal. */
export function printKey(key: string, quote: Quote): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key, quote);
}

/** White space at the beginning of the line that an offset is on. */
export function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}
