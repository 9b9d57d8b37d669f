import assert from "node:assert/strict";
import { PUSH_ONLY, TestClient } from "./client";
import { Workspace } from "./workspace";

describe("settings", () => {
  let workspace: Workspace;
  let client: TestClient;
  let uri: string;

  beforeEach(() => {
    workspace = new Workspace({ "a.js": "eval(a);\n", "b.js": "eval(b);\n" });
    uri = workspace.uriOf("a.js");
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("apply without a restart, to open and unopened files, and ask the editor to refresh", async () => {
    client = await TestClient.start({ folders: [workspace], settings: {} });
    client.open(uri, "eval(a);\n");
    const before = await client.pull(uri);
    assert(before.kind === "full" && before.items.length === 1);
    const known = (await client.workspacePull()).items.map(({ uri: each, resultId }) => ({ uri: each, value: resultId ?? "" }));
    const { refreshes } = client;
    client.changeSettings({ rules: { "no-eval": "off" } });
    await client.until("a refresh", () => client.refreshes > refreshes);
    const after = await client.pull(uri, before.resultId);
    assert(after.kind === "full");
    assert.deepEqual(after.items, []);
    const { items } = await client.workspacePull(known);
    assert.deepEqual(
      items.map((item) => item.kind === "full" && item.items.length),
      [0, 0],
    );
  });

  it("change the severity", async () => {
    client = await TestClient.start({ folders: [workspace], settings: { rules: { "no-eval": "medium" } } });
    client.open(uri, "eval(a);\n");
    assert.equal((await client.diagnostics(uri))[0]?.severity, 2);
  });

  it("of the wrong type are told in the log, and the default counts", async () => {
    client = await TestClient.start({
      folders: [workspace],
      settings: { enable: "yes", exclude: 7, rules: { "no-eval": "loud" }, budgetMilliseconds: -1, trace: { server: "off" } },
    });
    client.open(uri, "eval(a);\n");
    assert.equal((await client.diagnostics(uri)).length, 1);
    await client.until("the warnings", () => client.logs.length >= 4);
    for (const name of ["enable", "exclude", "no-eval", "budgetMilliseconds"]) {
      assert(
        client.logs.some((line) => line.includes(`"${name}"`) && line.includes("must be")),
        name,
      );
    }
    assert(!client.logs.some((line) => line.includes("trace")));
  });

  it("that are no settings at all do no harm", async () => {
    client = await TestClient.start({ folders: [workspace], settings: ["enable"] });
    client.open(uri, "eval(a);\n");
    assert.equal((await client.diagnostics(uri)).length, 1);
    assert(client.logs.some((line) => line.includes("keys and values")));
  });

  it("turn everything off, and on again", async () => {
    client = await TestClient.start({ folders: [workspace], settings: { enable: false } });
    await client.until("the word that it is off", () => client.statuses.at(-1)?.state === "off");
    client.open(uri, "eval(a);\n");
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.equal((await client.scanWorkspace()).files, 0);
    client.changeSettings({ enable: true });
    await client.ready();
    assert.equal((await client.diagnostics(uri)).length, 1);
  });

  it("reach editors that only send them", async () => {
    client = await TestClient.start({ folders: [workspace], capabilities: PUSH_ONLY });
    client.open(uri, "eval(a);\n");
    const last = () => client.published.filter((params) => params.uri === uri).at(-1);
    await client.until("the problem", () => last()?.diagnostics.length === 1);
    client.changeSettings({ rules: { "no-eval": "off" } });
    await client.until("its end", () => last()?.diagnostics.length === 0);
  });
});
