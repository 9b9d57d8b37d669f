import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { DiagnosticSeverity } from "vscode-languageserver/node";
import { TestClient } from "./client";
import { Workspace } from "./workspace";

describe("pulled diagnostics of a document", () => {
  let workspace: Workspace;
  let client: TestClient;
  let uri: string;

  before(async () => {
    workspace = new Workspace();
    client = await TestClient.start({ folders: [workspace] });
    uri = workspace.uriOf("a.js");
  });
  after(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("come and go with what is typed", async () => {
    client.open(uri, "const a = 1;\n");
    assert.deepEqual(await client.diagnostics(uri), []);
    client.change(uri, { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: "eval(input);\n" });
    const [diagnostic, ...others] = await client.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.deepEqual(diagnostic?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 11 } });
    client.change(uri, { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } }, text: "read" });
    assert.deepEqual(await client.diagnostics(uri), []);
    client.close(uri);
  });

  it("speak of the scripts of a page, where they are in it", async () => {
    const page = workspace.uriOf("a.vue");
    client.open(page, "<template>\n  <p>eval(input)</p>\n</template>\n<script setup>\n  eval(input);\n</script>\n", "vue");
    const ranges = (await client.diagnostics(page)).map(({ range }) => range);
    assert.deepEqual(ranges, [{ start: { line: 4, character: 2 }, end: { line: 4, character: 13 } }]);
    client.change(page, { range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, text: "" });
    assert.deepEqual(
      (await client.diagnostics(page)).map(({ range }) => range.start),
      [{ line: 3, character: 2 }],
    );
    client.close(page);
  });

  it("say what a user of any editor needs", async () => {
    client.open(uri, "eval(input);\n");
    const [diagnostic] = await client.diagnostics(uri);
    assert.equal(diagnostic?.code, "no-eval");
    assert.equal(diagnostic.source, "Buckler");
    assert.equal(diagnostic.message, "This runs input as code.");
    assert.equal(diagnostic.severity, DiagnosticSeverity.Error);
    assert.equal(diagnostic.codeDescription?.href, "https://cwe.mitre.org/data/definitions/95.html");
    assert.match((diagnostic.data as { fingerprint: string }).fingerprint, /^[0-9a-f]{32}$/);
    client.close(uri);
  });

  it("link a built-in rule to its page", async () => {
    client.open(uri, 'require("node:crypto").createHmac("md5", key).update(text);\n');
    const [diagnostic] = await client.diagnostics(uri);
    const page = fileURLToPath(diagnostic?.codeDescription?.href ?? "");
    assert.equal(basename(page), "weak-hash.md");
    assert.match(readFileSync(page, "utf8"), /^# .*hash/m);
    client.close(uri);
  });

  it("are unchanged as long as content, settings and rules are", async () => {
    client.open(uri, "eval(input);\n");
    const first = await client.pull(uri);
    assert(first.kind === "full" && first.resultId !== undefined);
    assert.deepEqual(await client.pull(uri, first.resultId), { kind: "unchanged", resultId: first.resultId });
    client.change(uri, { text: "eval(other);\n" });
    const second = await client.pull(uri, first.resultId);
    assert.equal(second.kind, "full");
    assert.notEqual(second.resultId, first.resultId);
    client.change(uri, { text: "eval(input);\n" });
    assert.equal((await client.pull(uri, second.resultId)).resultId, first.resultId);
    client.close(uri);
  });

  it("of a document that is opened again, with the same version number, are not the old ones", async () => {
    client.open(uri, "eval(input);\n", "javascript", 1);
    assert.equal((await client.diagnostics(uri)).length, 1);
    client.close(uri);
    client.open(uri, "fine();\n", "javascript", 1);
    assert.deepEqual(await client.diagnostics(uri), []);
    client.close(uri);
  });

  it("are the same however the editor spells the document's URI and language", async () => {
    const spelled = uri.replace("/a.js", "/%61.js");
    client.open(spelled, "const view = <p>{eval(input)}</p>;\n", "javascript.jsx");
    assert.equal((await client.diagnostics(spelled)).length, 1);
    client.close(spelled);
  });
});
