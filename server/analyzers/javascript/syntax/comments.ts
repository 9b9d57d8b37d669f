import ts from "typescript";
import type { SourceDocument } from "../../../core/document";
import type { Span } from "../../../core/position";
import { codeOf, pageScriptOf } from "./page-script";
import { sourceFileOf } from "./source-file";

export interface Comment {
  readonly span: Span;
  /** What stands between its signs. */
  readonly text: string;
}

/** The comments of a document in text order; of a page those of its scripts and of its markup. */
export function commentsOf(document: SourceDocument): Comment[] {
  const script = pageScriptOf(document);
  if (!script) return commentsIn(sourceFileOf(document));
  const ofPage = script.page.comments.map((span) => ({
    span,
    text: document.text.slice(span.start + "<!--".length, span.end - "-->".length),
  }));
  return [...commentsIn(sourceFileOf(codeOf(document, script))), ...ofPage].sort((a, b) => a.span.start - b.span.start);
}

function commentsIn(file: ts.SourceFile): Comment[] {
  const { text } = file;
  const quoted = quotedSpans(file).values();
  let quote = quoted.next().value;
  const comments: Comment[] = [];
  const opener = /\/[/*]/g;
  opener.lastIndex = ts.getShebang(text)?.length ?? 0;
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const { index: start } = match;
    while (quote && quote.end <= start) quote = quoted.next().value;
    if (quote && quote.start <= start) {
      opener.lastIndex = quote.end;
      continue;
    }
    const comment = match[0] === "//" ? lineComment(text, start) : blockComment(text, start);
    comments.push(comment);
    opener.lastIndex = comment.span.end;
  }
  return comments;
}

function lineComment(text: string, start: number): Comment {
  const lineEnd = /[\n\r\u2028\u2029]|$/g;
  lineEnd.lastIndex = start;
  const end = lineEnd.exec(text)?.index ?? text.length;
  return { span: { start, end }, text: text.slice(start + 2, end) };
}

function blockComment(text: string, start: number): Comment {
  const closer = text.indexOf("*/", start + 2);
  const last = closer < 0 ? text.length : closer;
  return { span: { start, end: Math.min(text.length, last + 2) }, text: text.slice(start + 2, last) };
}

/** In which slashes are just that, in text order. */
function quotedSpans(file: ts.SourceFile): Span[] {
  const spans: Span[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node)) {
      spans.push({ start: node.getStart(file), end: node.end });
    } else if (ts.isJsxText(node)) {
      spans.push({ start: node.pos, end: node.end });
    } else {
      ts.forEachChild(node, visit);
    }
  };
  visit(file);
  return spans.sort((a, b) => a.start - b.start);
}
