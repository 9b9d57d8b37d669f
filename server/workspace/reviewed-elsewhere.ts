import type { SourceDocument } from "../core/document";

/** A comment with which somebody told another tool that they had looked at a line. */
interface ReviewMark {
  readonly tool: string;
  readonly mark: RegExp;
  /** The line that it is about: its own, the next one, or the next one where nothing else stands on its own. */
  readonly about: "own" | "next" | "either";
}

/** As the tools document it. Marks of a single secret scanner are about secrets alone, but so is what they stand beside. */
const MARKS: readonly ReviewMark[] = [
  { tool: "CodeQL", mark: /(?:\/\/|\/\*|#|<!--)\s{0,9}codeql\[[\w/, -]{1,200}\]/, about: "either" },
  { tool: "LGTM", mark: /(?:\/\/|\/\*|#|<!--)\s{0,9}lgtm ?\[[\w/, -]{1,200}\]/, about: "own" },
  { tool: "Semgrep", mark: /(?:\/\/|\/\*|#|<!--).{0,200}\bnosemgrep\b/, about: "either" },
  { tool: "SonarQube", mark: /(?:\/\/|\/\*|#|<!--).{0,200}\bNOSONAR\b/, about: "own" },
  { tool: "Snyk", mark: /(?:\/\/|\/\*|#|<!--)\s{0,9}(?:file )?deepcode ignore \w/, about: "next" },
  { tool: "gitleaks", mark: /\bgitleaks:allow\b/, about: "own" },
  { tool: "detect-secrets", mark: /\bpragma: ?allowlist secret\b/, about: "own" },
  { tool: "detect-secrets", mark: /\bpragma: ?allowlist nextline secret\b/, about: "next" },
  { tool: "TruffleHog", mark: /\btrufflehog:ignore\b/, about: "own" },
];

/** One word of each mark: most texts have none of them. */
const ANY = /codeql\[|lgtm ?\[|nosemgrep|NOSONAR|deepcode ignore|gitleaks:allow|allowlist (?:nextline )?secret|trufflehog:ignore/;
const COMMENT_ALONE = /^\s*(?:\/\/|\/\*|\*|#|<!--|\{\/\*)/;
const MAX_LINE = 2000;

/**
 * The tools that a comment tells that somebody looked at a line, in the form each of them documents.
 * @param line counted from zero
 * @returns the tool's name, or undefined where no comment says so
 */
export function reviewedFor(document: SourceDocument, line: number): string | undefined {
  if (!ANY.test(document.text)) return undefined;
  const own = lineOf(document, line);
  const above = line > 0 ? lineOf(document, line - 1) : "";
  const found = MARKS.find(({ mark, about }) => {
    if (about !== "next" && mark.test(own)) return true;
    return about !== "own" && COMMENT_ALONE.test(above) && mark.test(above);
  });
  return found?.tool;
}

function lineOf(document: SourceDocument, line: number): string {
  return document.lineText(line).slice(0, MAX_LINE);
}
