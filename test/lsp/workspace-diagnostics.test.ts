import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { messageOf, TestClient } from "./client";
import { Workspace } from "./workspace";

/** The last report of each file that has something in it, as an editor keeps it. */
function findingsByFile(workspace: Workspace, items: readonly WorkspaceDocumentDiagnosticReport[]): Record<string, string[]> {
  const byFile: Record<string, string[]> = {};
  for (const item of items) {
    if (item.kind === "full") byFile[item.uri.slice(workspace.uri.length + 1)] = item.items.map(messageOf);
  }
  return byFile;
}

describe("workspace diagnostics", () => {
  let workspace: Workspace;
  let client: TestClient;

  beforeEach(() => {
    workspace = new Workspace({ "src/unopened.js": "eval(one);\n", "src/fine.js": "one();\n", "node_modules/x/index.js": "eval(x);\n" });
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("speak of files that nobody opened, and of open ones in the editor's version", async () => {
    client = await TestClient.start({ folders: [workspace] });
    client.open(workspace.uriOf("src/fine.js"), "eval(unsaved);\n", "javascript", 7);
    const { items } = await client.workspacePull();
    assert.deepEqual(findingsByFile(workspace, items), {
      "src/unopened.js": ["This runs one as code."],
      "src/fine.js": ["This runs unsaved as code."],
    });
    assert.deepEqual(
      items.map(({ uri, version }) => [uri, version]).sort(),
      [
        [workspace.uriOf("src/fine.js"), 7],
        [workspace.uriOf("src/unopened.js"), null],
      ].sort(),
    );
  });

  it("answer `unchanged` for what the editor knows, with the ids that document diagnostics have", async () => {
    client = await TestClient.start({ folders: [workspace] });
    const { items } = await client.workspacePull();
    const [item] = items;
    assert(item?.resultId !== undefined);
    const again = await client.workspacePull([{ uri: item.uri, value: item.resultId }]);
    assert.deepEqual(again.items, [{ kind: "unchanged", uri: item.uri, version: null, resultId: item.resultId }]);
    client.open(item.uri, "eval(one);\n");
    assert.deepEqual(await client.pull(item.uri, item.resultId), { kind: "unchanged", resultId: item.resultId });
  });

  it("stream, and wait for news when there is none", async () => {
    client = await TestClient.start({ folders: [workspace] });
    await client.until("the watchers", () => client.registrations.includes("workspace/didChangeWatchedFiles"));
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    const collect = ({ items }: WorkspaceDiagnosticReport) => void reports.push(...items);
    assert.deepEqual(await client.workspacePull([], collect), { items: [] });
    assert.deepEqual(findingsByFile(workspace, reports), { "src/unopened.js": ["This runs one as code."] });
    const known = reports.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
    reports.length = 0;
    const waiting = client.workspacePull(known, collect);
    workspace.write("src/late.js", "eval(late);\n");
    client.filesChanged(["Created", workspace.uriOf("src/late.js")]);
    assert.deepEqual(await waiting, { items: [] });
    assert.deepEqual(findingsByFile(workspace, reports), { "src/late.js": ["This runs late as code."] });
  });

  it("give a waiting request up when the editor does", async () => {
    client = await TestClient.start({ folders: [workspace], initializationOptions: { workspaceDiagnostics: "afterScan" } });
    const cancellation = new CancellationTokenSource();
    const waiting = client.workspacePull([], () => undefined, cancellation.token);
    await client.ready();
    cancellation.cancel();
    await assert.rejects(waiting);
  });

  it("speak only of files that were opened until somebody scans, if the editor wants it so", async () => {
    client = await TestClient.start({ folders: [workspace], initializationOptions: { workspaceDiagnostics: "afterScan" } });
    await client.ready();
    assert.deepEqual((await client.workspacePull()).items, []);
    await client.scanWorkspace();
    const { items } = await client.workspacePull();
    assert.deepEqual(findingsByFile(workspace, items), { "src/unopened.js": ["This runs one as code."] });
  });

  it("hold for a closed file what is on disk", async () => {
    client = await TestClient.start({ folders: [workspace], initializationOptions: { workspaceDiagnostics: "afterScan" } });
    const uri = workspace.uriOf("src/unopened.js");
    client.open(uri, "one();\n");
    assert.deepEqual(await client.diagnostics(uri), []);
    client.close(uri);
    assert.equal((await client.diagnostics(uri)).length, 1);
    assert.deepEqual(findingsByFile(workspace, (await client.workspacePull()).items), { "src/unopened.js": ["This runs one as code."] });
  });

  it("take back what they said of a file that is deleted", async () => {
    client = await TestClient.start({ folders: [workspace] });
    const [item] = (await client.workspacePull()).items;
    assert(item?.resultId !== undefined);
    workspace.delete("src");
    client.filesChanged(["Deleted", workspace.uriOf("src")]);
    const { items } = await client.workspacePull([{ uri: item.uri, value: item.resultId }]);
    assert.deepEqual(items, [{ kind: "full", uri: item.uri, version: null, items: [] }]);
  });

  it("show mistakes in configuration and rule files at their place", async () => {
    workspace.write(".buckler.yml", "exclude: [dist]\nthreatModels: everything\n");
    workspace.write(".buckler/rules/broken.yml", "rules:\n  - id: broken\n    patern: eval($X)\n");
    client = await TestClient.start({ folders: [workspace], initializationOptions: { workspaceDiagnostics: "afterScan" } });
    await client.ready();
    const { items } = await client.workspacePull();
    const config = items.find(({ uri }) => uri === workspace.uriOf(".buckler.yml"));
    assert(config?.kind === "full");
    assert.match(config.items.map(messageOf).join(), /threatModels.*must be a list/);
    assert.equal(config.items[0]?.range.start.line, 1);
    const rule = items.find(({ uri }) => uri === workspace.uriOf(".buckler/rules/broken.yml"));
    assert(rule?.kind === "full");
    assert(rule.items.some((item) => messageOf(item).includes("patern") && item.range.start.line === 2));
  });

  it("follow a configuration file while it is edited, and drop what was repaired", async () => {
    workspace.write(".buckler.yml", "rules:\n  no-eval: loud\n");
    client = await TestClient.start({ folders: [workspace] });
    const uri = workspace.uriOf(".buckler.yml");
    client.open(uri, "rules:\n  no-eval: loud\n", "yaml");
    assert.equal((await client.diagnostics(uri))[0]?.range.start.line, 1);
    client.change(uri, { text: "# a comment\nrules:\n  no-eval: loud\n" });
    assert.equal((await client.diagnostics(uri))[0]?.range.start.line, 2);
    client.change(uri, { text: "rules:\n  no-eval: low\n" });
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});
