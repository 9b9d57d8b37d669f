import assert from "node:assert/strict";
import { SourceDocument } from "../core/document";
import { reviewedFor } from "./reviewed-elsewhere";

/** The tool that the first line with `eval(x)` was reviewed for. */
function toolOf(text: string): string | undefined {
  const document = new SourceDocument("file:///a.js", "javascript", 1, text);
  return reviewedFor(document, document.positionAt(text.indexOf("eval(x)")).line);
}

describe("lines that somebody reviewed for another tool", () => {
  const known: [string, string, string][] = [
    ["CodeQL", "above", "// codeql[js/code-injection]\neval(x);"],
    ["CodeQL", "on the line", "eval(x); // codeql[js/code-injection]"],
    ["LGTM", "on the line", "eval(x); // lgtm[js/code-injection]"],
    ["Semgrep", "on the line", "eval(x); // nosemgrep: javascript.eval"],
    ["Semgrep", "above", "/* nosemgrep */\neval(x);"],
    ["SonarQube", "on the line", "eval(x); // NOSONAR: constants only"],
    ["Snyk", "above", "// deepcode ignore CodeInjection: constants only\neval(x);"],
    ["gitleaks", "on the line", "eval(x); // gitleaks:allow"],
    ["detect-secrets", "on the line", "eval(x); // pragma: allowlist secret"],
    ["detect-secrets", "above", "// pragma: allowlist nextline secret\neval(x);"],
    ["TruffleHog", "on the line", "eval(x); // trufflehog:ignore"],
  ];
  for (const [tool, place, text] of known) {
    it(`knows the mark of ${tool} ${place}`, () => {
      assert.equal(toolOf(text), tool);
    });
  }

  const others: [string, string][] = [
    ["a mark that ends with its own line", "// lgtm[js/code-injection]\neval(x);"],
    ["a mark for the line above", "f(); // nosemgrep\neval(x);"],
    ["two lines above", "// codeql[js/code-injection]\nf();\neval(x);"],
    ["a text", 'const mark = "nosemgrep"; eval(x);'],
    ["a comment that speaks of something else", "// see CodeQL\neval(x);"],
  ];
  for (const [name, text] of others) {
    it(`does not take ${name} for one`, () => {
      assert.equal(toolOf(text), undefined);
    });
  }
});
