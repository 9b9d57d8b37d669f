import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestClient } from "./client";
import { Workspace } from "./workspace";

const DIST = join(import.meta.dirname, "../../dist");

describe("the server's process", () => {
  for (const transport of ["stdio", "ipc", "socket"] as const) {
    it(`speaks over ${transport}`, async () => {
      const workspace = new Workspace();
      const client = await TestClient.start({ folders: [workspace], transport });
      const uri = workspace.uriOf("a.js");
      client.open(uri, "eval(x);\n");
      assert.equal((await client.diagnostics(uri)).length, 1);
      await client.stop();
      workspace.dispose();
    });
  }

  it("says what it can do", async () => {
    const client = await TestClient.start({ folders: [] });
    const { capabilities, serverInfo } = client.initializeResult;
    await client.stop();
    assert.equal(serverInfo?.name, "Buckler");
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: { includeText: false } });
    assert.deepEqual(capabilities.diagnosticProvider, { interFileDependencies: true, workspaceDiagnostics: true });
    assert.deepEqual(capabilities.codeActionProvider, { codeActionKinds: ["quickfix", "source.fixAll.buckler"], resolveProvider: true });
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.workspace?.workspaceFolders, { supported: true, changeNotifications: true });
  });

  it("goes on without its rules, and says what is wrong", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "buckler-dist-"));
    for (const file of ["server.js", "typescript.js"]) copyFileSync(join(DIST, file), join(elsewhere, file));
    const workspace = new Workspace();
    const client = await TestClient.start({ folders: [workspace], server: join(elsewhere, "server.js") });
    await client.until("the error", () => client.statuses.at(-1)?.state === "error");
    assert.match(client.statuses.at(-1)!.message, /rules are missing/);
    const uri = workspace.uriOf("a.js");
    client.open(uri, "eval(x);\n");
    await assert.rejects(client.pull(uri), /rules are missing/);
    await client.stop();
    workspace.dispose();
    rmSync(elsewhere, { recursive: true });
  });
});
