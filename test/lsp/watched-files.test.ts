import assert from "node:assert/strict";
import { TestClient } from "./client";
import { Workspace } from "./workspace";

describe("files that change outside of the editor", () => {
  let workspace: Workspace;
  let client: TestClient;

  const problems = (count: number) => client.until(`${count} problems`, () => client.statuses.at(-1)?.problems === count);

  beforeEach(async () => {
    workspace = new Workspace({ "a.js": "eval(a);\n", "sub/b.js": "eval(b);\n" });
    client = await TestClient.start({ folders: [workspace] });
    await client.until("the watchers", () => client.registrations.includes("workspace/didChangeWatchedFiles"));
    await client.scanWorkspace();
    await problems(2);
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("are analysed again when they change, appear or go", async () => {
    workspace.write("a.js", "eval(a);\neval(aa);\n");
    client.filesChanged(["Changed", workspace.uriOf("a.js")]);
    await problems(3);
    workspace.write("c.js", "eval(c);\n");
    client.filesChanged(["Created", workspace.uriOf("c.js")]);
    await problems(4);
    workspace.delete("a.js");
    client.filesChanged(["Deleted", workspace.uriOf("a.js")]);
    await problems(2);
  });

  it("count with the folder that they come and go with", async () => {
    workspace.write("new/deep/d.js", "eval(d);\n");
    client.filesChanged(["Created", workspace.uriOf("new")]);
    await problems(3);
    workspace.delete("new");
    client.filesChanged(["Deleted", workspace.uriOf("new")]);
    await problems(2);
  });

  it("do not speak for a document that is open", async () => {
    const uri = workspace.uriOf("a.js");
    client.open(uri, "fine();\n");
    await client.diagnostics(uri);
    await problems(1);
    workspace.write("a.js", "eval(a);\neval(aa);\n");
    client.filesChanged(["Changed", uri]);
    const { problems: found } = await client.scanWorkspace();
    assert.equal(found, 1);
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  it("change the rules when they are rules", async () => {
    workspace.write(".buckler/rules/no-eval.yml", "rules: []\n");
    client.filesChanged(["Changed", workspace.uriOf(".buckler/rules/no-eval.yml")]);
    await problems(0);
  });

  it("change what is covered when they say so", async () => {
    workspace.write(".buckler.yml", "exclude: [sub]\n");
    client.filesChanged(["Created", workspace.uriOf(".buckler.yml")]);
    await problems(1);
    workspace.write(".gitignore", "a.js\n");
    client.filesChanged(["Created", workspace.uriOf(".gitignore")]);
    await problems(0);
    workspace.delete(".gitignore");
    client.filesChanged(["Deleted", workspace.uriOf(".gitignore")]);
    await problems(1);
  });

  it("change the rules when such a file is saved, whoever watches", async () => {
    const uri = workspace.uriOf(".buckler.yml");
    const text = "rules: { no-eval: off }\n";
    client.open(uri, text, "yaml");
    workspace.write(".buckler.yml", text);
    client.save(uri);
    await problems(0);
  });
});
