import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { LIKE_VSCODE, TestClient } from "./client";
import { Workspace } from "./workspace";

const MANY = 60;

/** A file, the last but one in the order of a scan, on which the project's own model works for ever. */
function addEndlessFile(workspace: Workspace): void {
  const name = { name: "^(a+)+$", kind: "secret", what: "a secret" };
  workspace.write(".buckler/models/endless.yml", JSON.stringify({ packages: ["endless"], sinks: [name] }));
  workspace.write(".buckler.yml", "budgetMilliseconds: 50\n");
  workspace.write("zz-endless.js", `const ${"a".repeat(80)}b = "text";\n`);
  workspace.write("zzz.js", "fine();\n");
}

describe("scanning the workspace", () => {
  let workspace: Workspace;
  let client: TestClient;

  beforeEach(() => {
    const files = Array.from({ length: MANY }, (_, index) => [`src/file-${index}.js`, `eval(value${index});\n`.repeat(40)] as const);
    workspace = new Workspace(Object.fromEntries(files));
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("reports its progress from begin to end", async () => {
    client = await TestClient.start({ folders: [workspace] });
    const result = await client.scanWorkspace("my-token");
    assert.deepEqual(result, { analyzed: MANY, files: MANY, problems: MANY * 40, cancelled: false, skipped: [] });
    const values = client.progress.map(({ value }) => value);
    assert.equal(values[0]?.kind, "begin");
    assert.equal(values.at(-1)?.kind, "end");
    const percentages = values.slice(1, -1).map(({ percentage }) => percentage ?? -1);
    assert(percentages.length > 10);
    assert.deepEqual(
      percentages,
      [...percentages].sort((a, b) => a - b),
    );
    assert.equal(percentages.at(-1), 100);
  });

  it("opens a progress of its own where the editor gives none", async () => {
    client = await TestClient.start({ folders: [workspace] });
    await client.scanWorkspace();
    const kinds = client.progress.map(({ value }) => value.kind);
    assert.equal(kinds[0], "begin");
    assert.equal(kinds.at(-1), "end");
  });

  it("shows nothing to an editor without progress", async () => {
    client = await TestClient.start({ folders: [workspace], capabilities: { ...LIKE_VSCODE, window: {} } });
    assert.equal((await client.scanWorkspace()).analyzed, MANY);
    assert.deepEqual(client.progress, []);
  });

  it("ends when its request is cancelled, and keeps what it found", async () => {
    addEndlessFile(workspace);
    client = await TestClient.start({ folders: [workspace], initializationOptions: { workspaceDiagnostics: "afterScan" } });
    await client.ready();
    const cancellation = new CancellationTokenSource();
    const scan = client.scanWorkspace("my-token", cancellation.token);
    await client.until("some progress", () => client.progress.some(({ value }) => value.kind === "report"));
    cancellation.cancel();
    const { cancelled, analyzed, problems } = await scan;
    assert.equal(cancelled, true);
    assert(analyzed > 0 && analyzed <= MANY);
    assert(problems > 0);
    assert.equal(client.progress.at(-1)?.value.kind, "end");
    await client.ready();
  });

  it("ends when its progress is cancelled", async () => {
    addEndlessFile(workspace);
    client = await TestClient.start({ folders: [workspace] });
    await client.ready();
    const scan = client.scanWorkspace();
    await client.until("some progress", () => client.progress.some(({ value }) => value.kind === "report"));
    client.cancelProgress(client.progress[0]!.token);
    assert.equal((await scan).cancelled, true);
  });

  it("leaves the editor's questions first, even when a file hangs", async () => {
    addEndlessFile(workspace);
    client = await TestClient.start({ folders: [workspace] });
    await client.ready();
    const scan = client.scanWorkspace("my-token");
    const last = Math.floor((100 * MANY) / (MANY + 2));
    await client.until("all but two files", () => client.progress.some(({ value }) => value.percentage === last));
    const uri = workspace.uriOf("open.js");
    client.open(uri, "eval(now);\n");
    assert.equal((await client.diagnostics(uri)).length, 1);
    assert.equal(client.progress.at(-1)?.value.kind, "report", "the document had to wait for the whole scan");
    const { analyzed, skipped } = await scan;
    assert.equal(analyzed, MANY + 2);
    assert.deepEqual(skipped.length, 1);
  });

  it("says in the status what happens", async () => {
    client = await TestClient.start({ folders: [workspace], initializationOptions: { workspaceDiagnostics: "afterScan" } });
    await client.ready();
    await client.scanWorkspace();
    await client.ready();
    assert(client.statuses.some(({ state }) => state === "scanning"));
    assert.equal(client.statuses.at(-1)?.problems, MANY * 40);
  });

  it("scans a single file, open or not", async () => {
    client = await TestClient.start({ folders: [workspace] });
    assert.deepEqual(await client.scanFile(workspace.uriOf("src/file-1.js")), { problems: 40, notes: [] });
    workspace.write("src/file-1.js", "fine();\n");
    assert.deepEqual(await client.scanFile(workspace.uriOf("src/file-1.js")), { problems: 0, notes: [] });
    client.open(workspace.uriOf("src/file-1.js"), "eval(unsaved);\n");
    assert.equal((await client.scanFile(workspace.uriOf("src/file-1.js"))).problems, 1);
    assert.match((await client.scanFile(workspace.uriOf("logo.png"))).notes[0] ?? "", /does not cover/);
  });

  it("documents rules, also a project's own", async () => {
    client = await TestClient.start({ folders: [workspace] });
    assert.match((await client.ruleDocumentation("no-eval"))?.markdown ?? "", /CWE-95/);
    assert.match((await client.ruleDocumentation("weak-hash"))?.markdown ?? "", /SHA-256/);
    assert.equal(await client.ruleDocumentation("../../package"), null);
    const ids = (await client.ruleList()).map(({ id }) => id);
    assert(ids.includes("no-eval") && ids.includes("weak-hash"));
    assert.deepEqual(ids, [...ids].sort());
  });
});
