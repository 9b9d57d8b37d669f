import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import type { SourceDocument } from "../../../core/document";
import type { Location } from "../../../core/position";
import { convertProgram } from "./convert/program";
import { sourceFileOf } from "./source-file";

export interface SyntaxError {
  readonly message: string;
  readonly location: Location;
}

export interface SyntaxTree {
  readonly document: SourceDocument;
  readonly ast: TSESTree.Program;
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
  const file = sourceFileOf(document);
  return { document, ast: convertProgram(file), errors: errorsOf(file, document) };
}

function errorsOf(file: ts.SourceFile, document: SourceDocument): SyntaxError[] {
  return (file as unknown as WithParseDiagnostics).parseDiagnostics.map((diagnostic) => ({
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
    location: document.locationOf({ start: diagnostic.start, end: diagnostic.start + diagnostic.length }),
  }));
}
