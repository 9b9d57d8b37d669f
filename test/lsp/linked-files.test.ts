import assert from "node:assert/strict";
import { PUSH_ONLY, TestClient } from "./client";
import { Workspace } from "./workspace";

const ROUTES = `import { listen } from "node:http";
import express from "express";
import { find } from "./service.js";

const app = express();
app.get("/orders", (req, res) => {
  find(req.query.name).then((orders) => res.json(orders));
});
`;
const SERVICE = `import { clean } from "./clean.js";
import { ordersOf } from "./store.js";

export function find(name) {
  return ordersOf(clean(name));
}
`;
const CLEAN = `export const clean = (name) => name;
`;
const SANITIZED = `export const clean = (name) => Number(name);
`;
const STORE = `import { Pool } from "pg";

const pool = new Pool();

export function ordersOf(name) {
  return pool.query("SELECT * FROM orders WHERE name = '" + name + "'");
}
`;
const FILES = { "package.json": "{}", "src/routes.js": ROUTES, "src/service.js": SERVICE, "src/clean.js": CLEAN, "src/store.js": STORE };

describe("files that import each other", () => {
  let workspace: Workspace;
  let client: TestClient;
  let store: string;

  const start = async (options = {}): Promise<void> => {
    client = await TestClient.start({ folders: [workspace], ...options });
  };

  /** Asks again whenever the server says that there is news. */
  const findings = async (uri: string, count: number): Promise<readonly { readonly code?: number | string | undefined }[]> => {
    for (let asked = 0; ; asked++) {
      const found = await client.diagnostics(uri);
      if (found.length === count || asked > 100) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  beforeEach(() => {
    workspace = new Workspace(FILES);
    store = workspace.uriOf("src/store.js");
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("show at the sink what comes in two files away, with the steps in each", async () => {
    await start();
    client.open(store, STORE);
    await findings(store, 1);
    const [diagnostic] = await client.diagnostics(store);
    assert.equal(diagnostic?.code, "sql-injection");
    assert.equal(diagnostic.range.start.line, 5);
    const files = (diagnostic.relatedInformation ?? []).map(({ location }) => location.uri.slice(location.uri.lastIndexOf("/") + 1));
    assert.deepEqual(
      files.filter((file, index) => file !== files[index - 1]),
      ["routes.js", "service.js", "clean.js", "service.js", "store.js"],
    );
  });

  it("lose the finding when another file that is open cleans the data, saved or not", async () => {
    await start();
    const clean = workspace.uriOf("src/clean.js");
    client.open(store, STORE);
    client.open(clean, CLEAN);
    assert.equal((await findings(store, 1)).length, 1);
    client.change(clean, { text: SANITIZED });
    await client.diagnostics(clean);
    assert.deepEqual(await findings(store, 0), []);
    client.change(clean, { text: CLEAN });
    await client.diagnostics(clean);
    assert.equal((await findings(store, 1)).length, 1);
    client.change(clean, { text: SANITIZED });
    await client.diagnostics(clean);
    assert.deepEqual(await findings(store, 0), []);
    // Closed without saving, the file on disk counts again.
    client.close(clean);
    assert.equal((await findings(store, 1)).length, 1);
  });

  it("follow what happens on disk", async () => {
    await start();
    client.open(store, STORE);
    assert.equal((await findings(store, 1)).length, 1);
    workspace.write("src/clean.js", SANITIZED);
    client.filesChanged(["Changed", workspace.uriOf("src/clean.js")]);
    assert.deepEqual(await findings(store, 0), []);
    workspace.write("src/clean.js", CLEAN);
    client.filesChanged(["Changed", workspace.uriOf("src/clean.js")]);
    assert.equal((await findings(store, 1)).length, 1);
    workspace.delete("src/routes.js");
    client.filesChanged(["Deleted", workspace.uriOf("src/routes.js")]);
    assert.deepEqual(await findings(store, 0), []);
  });

  it("are found by a scan of the workspace, whichever file comes first", async () => {
    await start();
    const { problems } = await client.scanWorkspace();
    await client.until("the problem", () => client.statuses.at(-1)?.problems === 1);
    assert.ok(problems <= 1);
    assert.equal((await findings(store, 1)).length, 1);
  });

  it("tell editors that cannot pull", async () => {
    await start({ capabilities: PUSH_ONLY });
    const clean = workspace.uriOf("src/clean.js");
    client.open(store, STORE);
    await client.until("the finding", () => client.published.findLast(({ uri }) => uri === store)?.diagnostics.length === 1);
    client.open(clean, CLEAN);
    client.change(clean, { text: SANITIZED });
    await client.until("no finding", () => client.published.findLast(({ uri }) => uri === store)?.diagnostics.length === 0);
  });
});
