import assert from "node:assert/strict";
import { DocumentDiagnosticRequest, LSPErrorCodes, type DocumentDiagnosticReport } from "vscode-languageserver/node";
import { PUSH_ONLY, TestClient } from "./client";
import { Workspace } from "./workspace";

const EDITS = 80;
const FILLER = "function f(a, b) { return a + b * [1, 2, 3].length; }\n".repeat(200);

describe("rapid edits", () => {
  let workspace: Workspace;
  let client: TestClient;
  let uri: string;

  beforeEach(() => {
    workspace = new Workspace();
    uri = workspace.uriOf("a.js");
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("are never answered with the results of another version", async () => {
    client = await TestClient.start({ folders: [workspace] });
    client.open(uri, `eval(x);\n${FILLER}`);
    const answers: Promise<DocumentDiagnosticReport | number>[] = [];
    for (let edit = 1; edit <= EDITS; edit++) {
      // After the n-th edit the problem is in line n.
      client.change(uri, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "\n" });
      const answer = client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      answers.push(answer.catch((error: unknown) => (error as { code: number }).code));
      if (edit % 20 === 0) await answer.catch(() => undefined);
    }
    let answered = 0;
    for (const [index, promise] of answers.entries()) {
      const answer = await promise;
      if (typeof answer === "number") {
        assert.equal(answer, LSPErrorCodes.ServerCancelled);
        continue;
      }
      answered++;
      assert(answer.kind === "full");
      assert.deepEqual(
        answer.items.map(({ range }) => range.start.line),
        [index + 1],
      );
    }
    assert(answered >= EDITS / 20);
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ range }) => range.start.line),
      [EDITS],
    );
  });

  it("leave the last version's problems published, and nothing older after something newer", async () => {
    client = await TestClient.start({ folders: [workspace], capabilities: PUSH_ONLY });
    client.open(uri, `eval(x);\n${FILLER}`);
    let version = 1;
    for (let edit = 1; edit <= EDITS; edit++) {
      version = client.change(uri, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "\n" });
    }
    await client.until("the last version", () => client.published.at(-1)?.version === version);
    const versions = client.published.map((params) => params.version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    for (const { version: made = 0, diagnostics } of client.published) {
      assert.deepEqual(
        diagnostics.map(({ range }) => range.start.line),
        [made - 1],
      );
    }
  });

  it("in a document that is closed at once leave nothing behind", async () => {
    client = await TestClient.start({ folders: [workspace], capabilities: PUSH_ONLY });
    client.open(uri, `eval(x);\n${FILLER}`);
    client.change(uri, { text: "eval(y);\n" });
    client.close(uri);
    const other = workspace.uriOf("b.js");
    client.open(other, "eval(z);\n");
    await client.until("the other document", () => client.published.some((params) => params.uri === other));
    const last = client.published.filter((params) => params.uri === uri).at(-1);
    assert.deepEqual(last?.diagnostics ?? [], []);
  });
});
