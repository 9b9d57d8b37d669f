import type { TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import type { SourceDocument } from "../../../core/document";
import type { Location } from "../../../core/position";
import { convert } from "./convert";
import { KeptTree } from "./kept-tree";

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

/** Documents that somebody has open, so few; the one edited last is the last. */
const kept = new Map<string, KeptTree>();

const MAX_KEPT = 8;

/**
 * Parses JavaScript or TypeScript, complete or broken: code that somebody is typing is broken most of the time.
 * TypeScript's parser recovers; typescript-eslint's converter refuses trees that carry errors unless they are taken away first.
 * An editor's document is parsed as an edit of the one before. Nodes have no `loc`.
 * @param withComments also fills `ast.comments`, which costs time and which only suppressions read
 * @throws whatever the converter throws on a tree it cannot convert at all; callers treat it as a crash of this file alone
 */
export function parse(document: SourceDocument, withComments = false): SyntaxTree {
  if (document.version > 0 && !withComments) return parseAsEdit(document);
  const sourceFile = sourceFileOf(document);
  return { document, ast: convert(sourceFile, sourceFile.statements, withComments), errors: errorsOf(sourceFile, document) };
}

function parseAsEdit(document: SourceDocument): SyntaxTree {
  const key = `${document.languageId} ${document.uri}`;
  const tree = kept.get(key) ?? new KeptTree(sourceFileOf(document));
  // Until all has gone well it is not known what state the tree is in.
  kept.delete(key);
  tree.edit(document.text);
  const ast = tree.program();
  kept.set(key, tree);
  for (const oldest of kept.keys()) {
    if (kept.size <= MAX_KEPT) break;
    kept.delete(oldest);
  }
  return { document, ast, errors: errorsOf(tree.sourceFile, document) };
}

function sourceFileOf(document: SourceDocument): ts.SourceFile {
  return ts.createSourceFile(
    FILE_NAMES[document.languageId] ?? "module.tsx",
    document.text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    SCRIPT_KINDS[document.languageId] ?? ts.ScriptKind.TSX,
  );
}

function errorsOf(sourceFile: ts.SourceFile, document: SourceDocument): SyntaxError[] {
  return (sourceFile as unknown as WithParseDiagnostics).parseDiagnostics.map((diagnostic) => ({
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
    location: document.locationOf({ start: diagnostic.start, end: diagnostic.start + diagnostic.length }),
  }));
}
