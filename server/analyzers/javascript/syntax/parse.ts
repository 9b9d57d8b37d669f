import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/types";
import ts from "typescript";
import type { SourceDocument } from "../../../core/document";
import type { Location } from "../../../core/position";
import { convert } from "./convert";
import { KeptTree } from "./kept-tree";
import { isPageLanguage, type Page } from "./page-elements";
import { childrenOf } from "./tree";
import { arrange, readPageScript } from "./page-script";

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

/** True for scripts, and for pages that hold some. */
export function isJavaScriptLanguage(languageId: string): boolean {
  return languageId in SCRIPT_KINDS || isPageLanguage(languageId);
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
  const script = isPageLanguage(document.languageId) ? readPageScript(document.text, document.languageId) : undefined;
  const source = { code: script?.code ?? document.text, language: script?.language ?? document.languageId };
  const { ast, file } = document.version > 0 && !withComments ? parseAsEdit(document, source) : parseWhole(source, withComments);
  if (script) arrange(ast, script, makeExpression);
  return { document, ast, language: source.language, page: script?.page, errors: errorsOf(file, document) };
}

/** An expression that stands for something else at a place. */
function makeExpression(code: string, range: TSESTree.Range): TSESTree.Expression {
  const file = sourceFileOf({ code, language: "javascript" });
  const [statement] = convert(file, file.statements).body;
  if (statement?.type !== AST_NODE_TYPES.ExpressionStatement) throw new Error(`no expression: ${code}`);
  const stack: TSESTree.Node[] = [statement];
  for (let node = stack.pop(); node; node = stack.pop()) {
    node.range = [range[0], range[1]];
    stack.push(...childrenOf(node));
  }
  return statement.expression;
}

interface Source {
  readonly code: string;
  readonly language: string;
}

interface Parsed {
  readonly ast: TSESTree.Program;
  readonly file: ts.SourceFile;
}

function parseWhole(source: Source, withComments: boolean): Parsed {
  const file = sourceFileOf(source);
  return { ast: convert(file, file.statements, withComments), file };
}

function parseAsEdit(document: SourceDocument, source: Source): Parsed {
  const key = `${source.language} ${document.uri}`;
  const tree = kept.get(key) ?? new KeptTree(sourceFileOf(source));
  // Until all has gone well it is not known what state the tree is in.
  kept.delete(key);
  tree.edit(source.code);
  const ast = tree.program();
  kept.set(key, tree);
  for (const oldest of kept.keys()) {
    if (kept.size <= MAX_KEPT) break;
    kept.delete(oldest);
  }
  return { ast, file: tree.sourceFile };
}

function sourceFileOf({ code, language }: Source): ts.SourceFile {
  return ts.createSourceFile(
    FILE_NAMES[language] ?? "module.tsx",
    code,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    SCRIPT_KINDS[language] ?? ts.ScriptKind.TSX,
  );
}

function errorsOf(sourceFile: ts.SourceFile, document: SourceDocument): SyntaxError[] {
  return (sourceFile as unknown as WithParseDiagnostics).parseDiagnostics.map((diagnostic) => ({
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, " "),
    location: document.locationOf({ start: diagnostic.start, end: diagnostic.start + diagnostic.length }),
  }));
}
