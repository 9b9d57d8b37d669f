import assert from "node:assert/strict";
import { LIKE_VSCODE, PUSH_ONLY, TestClient } from "./client";
import { Workspace } from "./workspace";

const MODEL = `packages: [till]
sources:
  - { path: "Member[scan].ReturnValue", kind: remote, what: "what the scanner read" }
sinks:
  - { path: "Member[book].Argument[0]", kind: booking, what: "the text of a booking" }
`;

const RULE = `id: blind-booking
title: Booking made of untrusted input
severity: critical
confidence: high
message: "{source} becomes part of {sink}."
why: |
  Whoever prints a barcode books what they like.
remedy: |
  Look the article up first.
cwe: [20]
owasp: ["A05:2025"]
languages: [javascript, typescript]
flow: { sources: [remote], sinks: [booking], sanitizers: [booking] }
`;

const CODE = `import { book, scan } from "till";

const code = scan();
const text = "article " + code;
book(text);
`;

describe("a finding with a flow", () => {
  let workspace: Workspace;
  let client: TestClient;
  let uri: string;

  before(async () => {
    workspace = new Workspace({ ".buckler/models/till.yml": MODEL, ".buckler/rules/blind-booking.yml": RULE });
    uri = workspace.uriOf("shop.js");
    client = await TestClient.start({ folders: [workspace] });
    client.open(uri, CODE);
  });
  after(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("has related information for each step, in order", async () => {
    const [diagnostic] = await client.diagnostics(uri);
    assert.equal(diagnostic?.code, "blind-booking");
    assert.equal(diagnostic.message, "What the scanner read becomes part of the text of a booking.");
    const lines = diagnostic.relatedInformation?.map(({ location }) => location.range.start.line) ?? [];
    assert(lines.length >= 2);
    assert.equal(lines[0], 2);
    assert.equal(lines.at(-1), 4);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
    assert(diagnostic.relatedInformation?.every(({ location, message }) => location.uri === uri && message !== ""));
  });

  it("has none for an editor that cannot show it", async () => {
    const diagnostic = { ...LIKE_VSCODE.textDocument?.diagnostic, relatedInformation: false };
    const other = await TestClient.start({
      folders: [workspace],
      capabilities: { ...LIKE_VSCODE, textDocument: { ...LIKE_VSCODE.textDocument, diagnostic } },
    });
    other.open(uri, CODE);
    const [found] = await other.diagnostics(uri);
    await other.stop();
    assert(found && !("relatedInformation" in found));
  });

  it("is explained on hovering: what, why, how to fix, the path, and where to read on", async () => {
    const hover = await client.hover(uri, { line: 4, character: 6 });
    assert(hover && typeof hover.contents === "object" && "kind" in hover.contents);
    assert.equal(hover.contents.kind, "markdown");
    const { value } = hover.contents;
    assert.match(value, /\*\*Booking made of untrusted input\*\* \(critical\)/);
    assert.match(value, /What the scanner read becomes part of the text of a booking/);
    assert.match(value, /\*\*Why it matters\*\*\s+Whoever prints a barcode/);
    assert.match(value, /\*\*How to fix it\*\*\s+Look the article up/);
    assert.match(value, /\[CWE-20\]\(<https:\/\/cwe\.mitre\.org\/data\/definitions\/20\.html>\)/);
    assert.match(value, /\[OWASP A05:2025 Injection\]\(<https:\/\/owasp\.org\/Top10\/2025\/A05_2025-Injection\/>\)/);
    assert(value.includes(`1. [line 3](<${uri}#L3,`), value);
    assert(value.includes(`[line 5](<${uri}#L5,`), value);
  });

  it("is explained on hovering without what the diagnostic says, to an editor that shows both together", async () => {
    const other = await TestClient.start({ folders: [workspace], initializationOptions: { hover: "besideDiagnostic" } });
    other.open(uri, CODE);
    const hover = await other.hover(uri, { line: 4, character: 6 });
    await other.stop();
    assert(hover && typeof hover.contents === "object" && "kind" in hover.contents);
    assert.match(hover.contents.value, /^\*\*Booking made of untrusted input\*\* \(critical\)\s+\*\*Why it matters\*\*/);
    assert.doesNotMatch(hover.contents.value, /What the scanner read|\[line 3\]/);
  });

  it("is explained in plain text to an editor without Markdown", async () => {
    const other = await TestClient.start({ folders: [workspace], capabilities: PUSH_ONLY });
    other.open(uri, CODE);
    const hover = await other.hover(uri, { line: 4, character: 6 });
    await other.stop();
    assert(hover && typeof hover.contents === "object" && "kind" in hover.contents);
    assert.equal(hover.contents.kind, "plaintext");
    assert.doesNotMatch(hover.contents.value, /\*\*|\]\(/);
    assert.match(hover.contents.value, /1\. line 3 </);
  });

  it("is not there where nothing is wrong", async () => {
    assert.equal(await client.hover(uri, { line: 0, character: 2 }), null);
  });
});
