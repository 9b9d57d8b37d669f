import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import { SourceDocument } from "../../../core/document";
import type { Location } from "../../../core/position";
import { convertProgram } from "./convert/program";
import type { Page } from "./page-elements";
import { arrange, codeOf, pageScriptOf } from "./page-script";
import { sourceFileOf } from "./source-file";
import { childrenOf } from "./tree";

export interface SyntaxError {
  readonly message: string;
  readonly location: Location;
}

export interface SyntaxTree {
  readonly document: SourceDocument;
  readonly ast: TSESTree.Program;
  /** VS Code's id of the language of the code, which in a page is not that of the document. */
  readonly language: string;
  /** The markup around the code, where the document is a page. */
  readonly page: Page | undefined;
  /** What the parser could not make sense of; the tree holds everything else. */
  readonly errors: readonly SyntaxError[];
}

/** TypeScript's own list of syntax errors on a source file; internal, so pinned by parse.test.ts. */
interface WithParseDiagnostics {
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
}

/**
 * Parses JavaScript or TypeScript, complete or broken: code that somebody is typing is broken most of the time.
 * Nodes have no `loc`, and trees neither tokens nor comments.
 */
export function parse(document: SourceDocument): SyntaxTree {
  const script = pageScriptOf(document);
  const code = script ? codeOf(document, script) : document;
  const file = sourceFileOf(code);
  const ast = convertProgram(file);
  if (script) arrange(ast, script, makeExpression);
  return { document, ast, language: code.languageId, page: script?.page, errors: errorsOf(file, document) };
}

/** An expression that stands for something else at a place. */
function makeExpression(code: string, range: TSESTree.Range): TSESTree.Expression {
  const [statement] = convertProgram(sourceFileOf(new SourceDocument("", "javascript", 0, code))).body;
  if (statement?.type !== AST_NODE_TYPES.ExpressionStatement) throw new Error(`no expression: ${code}`);
  const stack: TSESTree.Node[] = [statement];
  for (let node = stack.pop(); node; node = stack.pop()) {
    node.range = [range[0], range[1]];
    stack.push(...childrenOf(node));
  }
  return statement.expression;
}

function errorsOf(file: ts.SourceFile, document: SourceDocument): SyntaxError[] {
  return (file as unknown as WithParseDiagnostics).parseDiagnostics.map((diagnostic) => ({
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
    location: document.locationOf({ start: diagnostic.start, end: diagnostic.start + diagnostic.length }),
  }));
}
