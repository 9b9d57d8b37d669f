import { parseAndGenerateServices } from "@typescript-eslint/typescript-estree";
import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import type { SourceDocument } from "../../../core/document";
import type { Location } from "../../../core/position";

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
  parseDiagnostics: ts.DiagnosticWithLocation[];
}

const SCRIPT_KINDS: Readonly<Record<string, ts.ScriptKind>> = {
  javascript: ts.ScriptKind.JSX,
  javascriptreact: ts.ScriptKind.JSX,
  typescript: ts.ScriptKind.TS,
  typescriptreact: ts.ScriptKind.TSX,
};

/** Extensions matter to the converter: they decide about JSX and about which syntax is an error. */
const FILE_NAMES: Readonly<Record<string, string>> = {
  javascript: "module.jsx",
  javascriptreact: "module.jsx",
  typescript: "module.ts",
  typescriptreact: "module.tsx",
};

export function isJavaScriptLanguage(languageId: string): boolean {
  return languageId in SCRIPT_KINDS;
}

/**
 * Parses JavaScript or TypeScript, complete or broken: code that somebody is typing is broken most of the time.
 * TypeScript's parser recovers; typescript-eslint's converter refuses trees that carry errors unless they are taken away first.
 * @param withComments also fills `ast.comments`, which costs time and which only suppressions read
 * @throws whatever the converter throws on a tree it cannot convert at all; callers treat it as a crash of this file alone
 */
export function parse(document: SourceDocument, withComments = false): SyntaxTree {
  const sourceFile = ts.createSourceFile(
    FILE_NAMES[document.languageId] ?? "module.tsx",
    document.text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    SCRIPT_KINDS[document.languageId] ?? ts.ScriptKind.TSX,
  );
  const withErrors = sourceFile as unknown as WithParseDiagnostics;
  const errors = withErrors.parseDiagnostics.map((diagnostic) => ({
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
    location: document.locationOf({ start: diagnostic.start, end: diagnostic.start + diagnostic.length }),
  }));
  withErrors.parseDiagnostics = [];
  const { ast } = parseAndGenerateServices(sourceFile, {
    allowInvalidAST: true,
    loc: true,
    range: true,
    comment: withComments,
    tokens: false,
    jsDocParsingMode: "none",
    preserveNodeMaps: false,
    suppressDeprecatedPropertyWarnings: true,
  });
  return { document, ast, errors };
}
