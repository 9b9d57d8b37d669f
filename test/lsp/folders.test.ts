import assert from "node:assert/strict";
import { TestClient } from "./client";
import { Workspace } from "./workspace";

describe("several workspace folders", () => {
  let strict: Workspace;
  let lax: Workspace;
  let client: TestClient;

  beforeEach(() => {
    strict = new Workspace({ "a.js": "eval(strict);\n" });
    lax = new Workspace({ "a.js": "eval(lax);\n", ".buckler.yml": "rules: { no-eval: off }\n" });
  });
  afterEach(async () => {
    await client.stop();
    strict.dispose();
    lax.dispose();
  });

  it("each have their own configuration", async () => {
    client = await TestClient.start({ folders: [strict, lax] });
    client.open(strict.uriOf("a.js"), "eval(strict);\n");
    client.open(lax.uriOf("a.js"), "eval(lax);\n");
    assert.equal((await client.diagnostics(strict.uriOf("a.js"))).length, 1);
    assert.deepEqual(await client.diagnostics(lax.uriOf("a.js")), []);
  });

  it("each have their own settings of the editor", async () => {
    const settingsOf = (scope: string | undefined) => ({ rules: { "no-eval": scope === strict.uri ? "low" : "high" } });
    lax.write(".buckler.yml", "");
    client = await TestClient.start({ folders: [strict, lax], settingsOf });
    client.open(strict.uriOf("a.js"), "eval(strict);\n");
    client.open(lax.uriOf("a.js"), "eval(lax);\n");
    assert.equal((await client.diagnostics(strict.uriOf("a.js")))[0]?.severity, 3);
    assert.equal((await client.diagnostics(lax.uriOf("a.js")))[0]?.severity, 1);
  });

  it("come and go while the server runs", async () => {
    client = await TestClient.start({ folders: [strict] });
    const uri = lax.uriOf("late.js");
    lax.write(".buckler.yml", "rules: { no-eval: low }\n");
    lax.write("late.js", "eval(late);\n");
    client.open(uri, "eval(late);\n");
    assert.deepEqual(await client.diagnostics(uri), [], "no folder brings the rule");
    client.changeFolders([lax], []);
    assert.equal((await client.diagnostics(uri))[0]?.severity, 3);
    const both = await client.workspacePull();
    assert.equal(both.items.filter(({ uri: each }) => each.startsWith(lax.uri)).length, 2);
    client.changeFolders([], [lax]);
    assert.deepEqual(await client.diagnostics(uri), []);
    const left = await client.workspacePull(both.items.map(({ uri: each, resultId }) => ({ uri: each, value: resultId ?? "" })));
    const gone = left.items.find(({ uri: each }) => each === lax.uriOf("a.js"));
    assert(gone?.kind === "full");
    assert.deepEqual(gone.items, []);
  });

  it("may lie inside one another: the inner one decides", async () => {
    strict.write("inner/.buckler.yml", "enable: false\n");
    strict.write("inner/b.js", "eval(inner);\n");
    const inner = { path: strict.pathOf("inner"), uri: strict.uriOf("inner") };
    client = await TestClient.start({ folders: [strict, inner] });
    const { items } = await client.workspacePull();
    assert.deepEqual(
      items.map(({ uri }) => uri),
      [strict.uriOf("a.js")],
    );
  });
});

describe("documents outside of all folders", () => {
  it("are analysed with the built-in rules and the editor's settings", async () => {
    const outside = new Workspace();
    const client = await TestClient.start({ folders: [] });
    try {
      const md5 = 'require("node:crypto").createHmac("md5", key).update(text);\n';
      for (const uri of [outside.uriOf("single.js"), "untitled:Untitled-1"]) {
        client.open(uri, md5);
        assert.deepEqual(
          (await client.diagnostics(uri)).map(({ code }) => code),
          ["weak-hash"],
        );
        client.close(uri);
      }
    } finally {
      await client.stop();
      outside.dispose();
    }
  });
});
