import type { TSESTree } from "@typescript-eslint/types";
import { commentsOf, type Comment } from "../analyzers/javascript/syntax/comments";
import { parse, type SyntaxTree } from "../analyzers/javascript/syntax/parse";
import { isJavaScriptLanguage } from "../analyzers/javascript/syntax/source-file";
import { childrenOf } from "../analyzers/javascript/syntax/tree";
import type { SourceDocument } from "../core/document";
import type { TextEdit } from "../core/edit";
import type { Finding } from "../core/finding";
import type { Span } from "../core/position";
import { commentStyleOf } from "./comment-styles";

const MARKER = "buckler-ignore";

/** `buckler-ignore rule-id[, rule-id] [-- reason]`, as the whole of a comment. */
const COMMENT = /^[\s*]*buckler-ignore\s+([\w./-]+(?:\s*,\s*[\w./-]+)*)\s*(?:--\s*([\s\S]*?))?[\s*]*$/;

/** A comment that silences rules on one line. */
export interface Suppression {
  readonly ruleIds: readonly string[];
  /** Empty when none is given. */
  readonly reason: string;
  /** The comment itself. */
  readonly span: Span;
  /** Zero-based line whose findings it silences: its own, or, when nothing else stands there, the next one with code. */
  readonly line: number;
  /** The same, or where the tag ends whose lines a comment of the page silences. */
  readonly lastLine: number;
}

type Tags = SyntaxTree["page"];

/** The suppressions of a document in text order. Only comments count: the same words in a string or in JSX text are just words. */
export function suppressionsOf(document: SourceDocument): Suppression[] {
  if (!document.text.includes(MARKER)) return [];
  if (!isJavaScriptLanguage(document.languageId)) return lineSuppressions(document);
  const comments = commentsIn(document);
  const page = treeOf(document)?.page;
  const found: Suppression[] = [];
  for (const comment of comments) {
    const match = COMMENT.exec(comment.text);
    if (!match) continue;
    const { span } = comment;
    const ruleIds = (match[1] ?? "").split(",").map((id) => id.trim());
    const line = silencedLine(document, span, comments);
    const lastLine = Math.max(line, lastLineOfTag(document, span, line, page));
    found.push({ ruleIds, reason: match[2]?.trim() ?? "", span, line, lastLine });
  }
  return found;
}

/** In other languages a comment is what begins, on its line, with a sign of comments. */
const ANY_COMMENT =
  /(?:#|\/\/|--|<!--|\/\*|;|%)[ \t]*buckler-ignore[ \t]+([\w./-]+(?:[ \t]*,[ \t]*[\w./-]+)*)[ \t]*(?:--[ \t]*(.*?))?[ \t]*(?:-->|\*\/)?[ \t]*$/;

function lineSuppressions(document: SourceDocument): Suppression[] {
  const found: Suppression[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    const text = document.lineText(line);
    const match = text.includes(MARKER) ? ANY_COMMENT.exec(text) : null;
    if (!match) continue;
    const start = document.offsetAt({ line, character: match.index });
    let silenced = line;
    if (text.slice(0, match.index).trim() === "")
      do silenced++;
      while (silenced < document.lineCount && document.lineText(silenced).trim() === "");
    const ruleIds = (match[1] ?? "").split(",").map((id) => id.trim());
    found.push({
      ruleIds,
      reason: match[2]?.trim() ?? "",
      span: { start, end: start + match[0].length },
      line: silenced,
      lastLine: silenced,
    });
  }
  return found;
}

/** The suppression that silences a finding, if there is one. */
export function suppressionOf(finding: Finding, suppressions: readonly Suppression[]): Suppression | undefined {
  const { line } = finding.location.range.start;
  return suppressions.find(
    (suppression) => suppression.line <= line && line <= suppression.lastLine && suppression.ruleIds.includes(finding.ruleId),
  );
}

/**
 * The edit that silences a finding for good: a comment on a line of its own above the flagged one, in JSX wrapped in braces, in a page
 * above the tag.
 * A comment that is there already gets the rule's id added; inside a template, where a line above would become
 * part of the text, the comment goes right before the flagged code. None for formats that know no comments.
 */
export function suppressionEdits(document: SourceDocument, finding: Finding): TextEdit[] {
  const edit = suppressionEdit(document, finding);
  return edit ? [edit] : [];
}

function suppressionEdit(document: SourceDocument, finding: Finding): TextEdit | undefined {
  const { line } = finding.location.range.start;
  const existing = suppressionsOf(document).find((suppression) => suppression.line === line);
  const last = existing?.ruleIds.at(-1);
  if (existing && last !== undefined) {
    const end = document.text.indexOf(last, document.text.indexOf(MARKER, existing.span.start) + MARKER.length) + last.length;
    return { span: { start: end, end }, newText: `, ${finding.ruleId}` };
  }
  if (!isJavaScriptLanguage(document.languageId)) return lineAbove(document, line, finding.ruleId);
  const { page } = treeOf(document) ?? {};
  const tag = page && tagAround(page, finding.location.span.start);
  const start = document.offsetAt({ line: tag ? document.positionAt(tag.start).line : line, character: 0 });
  const place = tag || (page && isMarkup(page, start)) ? "page" : placeAt(document, start);
  if (place === "template") {
    const at = finding.location.span.start;
    return { span: { start: at, end: at }, newText: `/* ${MARKER} ${finding.ruleId} */ ` };
  }
  const indent = /^[ \t]*/.exec(document.text.slice(start, start + 1000))?.[0] ?? "";
  const lineEnd = document.text.includes("\r\n") ? "\r\n" : "\n";
  return { span: { start, end: start }, newText: `${indent}${COMMENTS[place](`${MARKER} ${finding.ruleId}`)}${lineEnd}` };
}

const COMMENTS = {
  code: (text: string) => `// ${text}`,
  jsx: (text: string) => `{/* ${text} */}`,
  page: (text: string) => `<!-- ${text} -->`,
};

function lineAbove(document: SourceDocument, line: number, ruleId: string): TextEdit | undefined {
  const style = commentStyleOf(document);
  const start = document.offsetAt({ line, character: 0 });
  const indent = /^[ \t]*/.exec(document.lineText(line))?.[0] ?? "";
  const lineEnd = document.text.includes("\r\n") ? "\r\n" : "\n";
  return style && { span: { start, end: start }, newText: `${indent}${style.start}${MARKER} ${ruleId}${style.end}${lineEnd}` };
}

function treeOf(document: SourceDocument): SyntaxTree | undefined {
  try {
    return parse(document);
  } catch {
    return undefined;
  }
}

function commentsIn(document: SourceDocument): readonly Comment[] {
  try {
    return commentsOf(document);
  } catch {
    return [];
  }
}

/** The tag that an offset is in. */
function tagAround(page: NonNullable<Tags>, offset: number): Span | undefined {
  return page.elements.find(({ span }) => span.start <= offset && offset < span.end)?.span;
}

function isMarkup(page: NonNullable<Tags>, offset: number): boolean {
  return !page.elements.some(({ content }) => content && content.start <= offset && offset <= content.end);
}

/** The last line of the tag that begins on a line behind a comment of the page; -1 where there is none. */
function lastLineOfTag(document: SourceDocument, comment: Span, line: number, page: Tags): number {
  const isOfPage = page?.comments.some(({ start }) => start === comment.start);
  const tag = isOfPage ? page?.elements.find(({ span }) => span.start >= comment.end) : undefined;
  return tag && document.positionAt(tag.span.start).line === line ? document.positionAt(tag.span.end).line : -1;
}

function silencedLine(document: SourceDocument, span: Span, comments: readonly Comment[]): number {
  const first = document.positionAt(span.start).line;
  const last = document.positionAt(span.end).line;
  if (hasCode(document, first, comments) || hasCode(document, last, comments)) return first;
  let line = last + 1;
  while (line < document.lineCount && !hasCode(document, line, comments)) line++;
  return line;
}

/** Whether anything but white space, comments and the braces around a comment in JSX stands on a line. */
function hasCode(document: SourceDocument, line: number, comments: readonly Comment[]): boolean {
  const start = document.offsetAt({ line, character: 0 });
  const end = start + document.lineText(line).length;
  let rest = "";
  let position = start;
  for (const { span } of comments) {
    if (span.end <= start || span.start >= end) continue;
    rest += document.text.slice(position, Math.max(position, span.start));
    position = Math.min(end, span.end);
  }
  const hasComment = position > start;
  rest += document.text.slice(position, end);
  const bare = rest.replace(/\s/g, "");
  return bare !== "" && !(hasComment && bare === "{}");
}

/** What a new line at this offset would be part of. */
function placeAt(document: SourceDocument, offset: number): "code" | "jsx" | "template" {
  let node: TSESTree.Node | undefined = treeOf(document)?.ast;
  let type: string = node?.type ?? "";
  while (node) {
    type = node.type;
    node = childrenOf(node).find((child) => reaches(child, offset));
  }
  if (type === "JSXText") return "jsx";
  return type === "TemplateElement" || type === "TemplateLiteral" ? "template" : "code";
}

/** Text between JSX tags goes on up to the very offset where a line begins. */
function reaches({ range, type }: TSESTree.Node, offset: number): boolean {
  const kind: string = type;
  return range[0] < offset && (offset < range[1] || (kind === "JSXText" && offset === range[1]));
}
