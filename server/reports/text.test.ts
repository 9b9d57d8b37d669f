import assert from "node:assert/strict";
import { SourceDocument } from "../core/document";
import type { Finding, FlowStep } from "../core/finding";
import { codeFrame } from "./code-frame";
import { printable } from "./printable";
import type { FileReport, ReportedRule } from "./scan-report";
import { adviceOf, renderFileText, renderSummaryText, type TextContext, type TextSummary } from "./text";

const plain = (text: string): string => text;
const palette = { isColorSupported: false, bold: plain, dim: plain, red: plain, yellow: plain, blue: plain, green: plain, cyan: plain };
const RULE: ReportedRule = {
  id: "demo",
  title: "Demo",
  severity: "high",
  confidence: "high",
  why: "",
  remedy: "Use **a list** of [names](https://a.example.test).\n\nMore.",
  cwe: [],
  owasp: [],
  asvs: [],
  references: [],
};
const context: TextContext = { palette, rules: new Map([["demo", RULE]]), pathOf: (uri) => uri.slice("file:///".length) };
const EMPTY: TextSummary = {
  scannedFiles: 3,
  findings: { critical: 0, high: 0, medium: 0, low: 0 },
  suppressed: 0,
  withFix: 0,
  vulnerable: 0,
  incomplete: 0,
  minified: 0,
};

function documentOf(text: string): SourceDocument {
  return new SourceDocument("file:///src/a.js", "javascript", 0, text);
}

function findingAt(document: SourceDocument, code: string, flow: FlowStep[] = []): Finding {
  const start = document.text.indexOf(code);
  const location = document.locationOf({ start, end: start + code.length });
  return { ruleId: "demo", message: "It is bad.", severity: "high", confidence: "high", location, flow, fingerprint: "", facts: {} };
}

function fileOf(finding: Finding, rest: Partial<FileReport> = {}): FileReport {
  return { path: "src/a.js", findings: [{ finding, fixes: [] }], suppressed: [], incomplete: [], ...rest };
}

describe("text report", () => {
  it("shows message, place, code, way and advice", () => {
    const document = documentOf("const a = input();\nconst b = a;\nrun(b);\n");
    const step = (kind: FlowStep["kind"], message: string, code: string): FlowStep => {
      const start = document.text.indexOf(code);
      return { kind, message, location: document.locationOf({ start, end: start + code.length }) };
    };
    const elsewhere = { ...step("step", "through a helper", "a;").location, uri: "file:///src/other.js" };
    const finding = findingAt(document, "b);", [
      step("source", "the input comes in", "input()"),
      { kind: "step", message: "through a helper", location: elsewhere },
      step("sink", "it runs", "run"),
    ]);
    const fixes = [
      { title: "Other", preferred: false, edits: [] },
      { title: "Use the list", preferred: true, edits: [] },
    ];
    const text = renderFileText({ ...fileOf(finding), findings: [{ finding, fixes }] }, document, context);
    assert.equal(
      text,
      [
        "high  It is bad.",
        "src/a.js:3:5  demo",
        "",
        "    1 | const a = input();",
        "    2 | const b = a;",
        "  > 3 | run(b);",
        "      |     ^^^",
        "",
        "  How it gets there:",
        "    src/a.js",
        "      1. line 1  the input comes in",
        "    src/other.js",
        "      2. line 2  through a helper",
        "    src/a.js",
        "      3. line 3  it runs",
        "",
        "  What to do: Use a list of names.",
        "  Quick fix in the editor: Use the list",
        "",
        "",
      ].join("\n"),
    );
  });

  it("says what could not be analysed, but not each minified file", () => {
    const document = documentOf("a b\n");
    const location = document.locationOf({ start: 2, end: 3 });
    const file: FileReport = {
      path: "src/a.js",
      findings: [],
      suppressed: [],
      incomplete: [
        { reason: "syntax", message: "syntax error", location },
        { reason: "minified", message: "minified" },
        { reason: "unreadable", message: "gone" },
      ],
    };
    const text = renderFileText(file, document, context);
    assert.equal(text, "incomplete  src/a.js:1:3  syntax error\n\nincomplete  src/a.js  gone\n\n");
  });

  it("is warm and brief when there is nothing", () => {
    assert.equal(renderSummaryText(EMPTY, context), "All clear: no security problems in 3 files.\n");
  });

  it("counts by severity, worst first", () => {
    const summary = {
      ...EMPTY,
      scannedFiles: 1,
      findings: { critical: 1, high: 0, medium: 2, low: 0 },
      suppressed: 1,
      withFix: 2,
      incomplete: 1,
      minified: 2,
    };
    assert.equal(
      renderSummaryText(summary, context),
      [
        "3 problems in 1 file: 1 critical, 2 medium.",
        "2 problems can be fixed with a quick fix in the editor.",
        "1 finding ignored by comments and settings.",
        "2 minified or bundled files left out.",
        "1 place could not be analysed completely; see above.",
        "",
      ].join("\n"),
    );
  });

  it("takes the first sentence of a remedy without its markup", () => {
    assert.equal(adviceOf("Use `execFile` with *arguments*, e.g. a list. Then more."), "Use `execFile` with *arguments*, e.g. a list.");
    assert.equal(adviceOf("Use `execFile`:\n\n```js\nx\n```"), "Use `execFile`.");
    assert.equal(adviceOf("Use SHA-256 or better\n\n- for files"), "Use SHA-256 or better.");
    assert.equal(adviceOf(""), "");
  });

  it("lets no scanned file speak to the terminal", () => {
    assert.equal(printable("a\u001b[2Jb\u202ec\td"), "a\\u001b[2Jb\\u202ec\td");
    const document = documentOf('run("\u001b[2J\u202e");\n');
    const finding = { ...findingAt(document, "run"), message: "\u001b]0;title\u0007" };
    const text = renderFileText(fileOf(finding), document, context);
    assert.equal(printable(text), text);
    assert.match(text, /\\u001b\]0;title\\u0007/);
  });
});

describe("codeFrame", () => {
  const widest = (frame: string): number => Math.max(...frame.split("\n").map((line) => line.length));

  it("cuts long lines to a window around the mark", () => {
    const document = documentOf(`${"x".repeat(5000)}HERE${"y".repeat(5000)}\n`);
    const frame = codeFrame(document, findingAt(document, "HERE").location.range, false);
    assert.ok(widest(frame) < 140, frame);
    const [line, mark] = frame.split("\n");
    assert.equal(line?.slice(mark?.indexOf("^"), (mark?.indexOf("^") ?? 0) + 4), "HERE");
  });

  it("shows only the beginning of a long range, with the right line numbers", () => {
    const lines = Array.from({ length: 60 }, (_, index) => `line${index + 1};`);
    const document = documentOf(lines.join("\n"));
    const range = { start: { line: 29, character: 0 }, end: { line: 55, character: 3 } };
    const frame = codeFrame(document, range, false);
    assert.match(frame, /^ {2}28 \| line28;\n/);
    assert.match(frame, /> 30 \| line30;/);
    assert.ok(frame.split("\n").length <= 12, frame);
  });

  it("marks the end of the text", () => {
    const document = documentOf("a");
    assert.match(codeFrame(document, document.rangeOf({ start: 1, end: 1 }), false), /> 1 \| a\n/);
  });
});
