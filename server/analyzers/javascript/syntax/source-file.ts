import ts from "typescript";
import type { SourceDocument } from "../../../core/document";
import { isPageLanguage } from "./page-elements";

const SCRIPT_KINDS: Readonly<Record<string, ts.ScriptKind>> = {
  javascript: ts.ScriptKind.JSX,
  javascriptreact: ts.ScriptKind.JSX,
  typescript: ts.ScriptKind.TS,
  typescriptreact: ts.ScriptKind.TSX,
};

/** Extensions decide which syntax is an error. */
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

/** Of documents that somebody has open, so few; the one edited last is the last. */
const kept = new Map<string, ts.SourceFile>();

const MAX_KEPT = 8;

/**
 * TypeScript's tree of a document. An editor's document (version above 0) is parsed as an edit of the one before: what an edit does not
 * reach is kept. That changes the tree of the text before, so nobody holds on to one.
 */
export function sourceFileOf(document: SourceDocument): ts.SourceFile {
  return document.version > 0 ? editedFile(document) : parsedFile(document);
}

function editedFile(document: SourceDocument): ts.SourceFile {
  const { languageId, uri, text } = document;
  const key = `${languageId} ${uri}`;
  const before = kept.get(key);
  // Until all has gone well it is not known what state the tree is in.
  kept.delete(key);
  const file = before ? updated(before, text) : parsedFile(document);
  kept.set(key, file);
  for (const oldest of kept.keys()) {
    if (kept.size <= MAX_KEPT) break;
    kept.delete(oldest);
  }
  return file;
}

function parsedFile({ languageId, text }: SourceDocument): ts.SourceFile {
  return ts.createSourceFile(
    FILE_NAMES[languageId] ?? "module.tsx",
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    false,
    SCRIPT_KINDS[languageId] ?? ts.ScriptKind.TSX,
  );
}

function updated(file: ts.SourceFile, text: string): ts.SourceFile {
  return text === file.text ? file : ts.updateSourceFile(file, text, changeBetween(file.text, text));
}

/** The one stretch in which two texts differ. */
function changeBetween(before: string, after: string): ts.TextChangeRange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let rest = 0;
  while (rest < shorter - start && before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)) rest++;
  return { span: { start, length: before.length - start - rest }, newLength: after.length - start - rest };
}
