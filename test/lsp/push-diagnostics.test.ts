import assert from "node:assert/strict";
import { PUSH_ONLY, TestClient } from "./client";
import { Workspace } from "./workspace";

describe("diagnostics for editors that cannot pull", () => {
  let workspace: Workspace;
  let client: TestClient;
  let uri: string;

  beforeEach(async () => {
    workspace = new Workspace({ "a.js": "eval(saved);\n", "b.js": "eval(b);\n" });
    client = await TestClient.start({ folders: [workspace], capabilities: PUSH_ONLY });
    uri = workspace.uriOf("a.js");
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  const last = (of: string) => client.published.filter((params) => params.uri === of).at(-1);

  it("are not announced as pullable", () => {
    assert.equal(client.initializeResult.capabilities.diagnosticProvider, undefined);
  });

  it("are published with the version that they were made for", async () => {
    client.open(uri, "eval(one);\n", "javascript", 3);
    await client.until("the first version's problem", () => last(uri)?.version === 3);
    assert.deepEqual(
      last(uri)?.diagnostics.map(({ message }) => message),
      ["This runs one as code."],
    );
    const version = client.change(uri, { text: "one();\n" });
    await client.until("the second version's silence", () => last(uri)?.version === version);
    assert.deepEqual(last(uri)?.diagnostics, []);
  });

  it("follow the file once it is closed, and go with it", async () => {
    client.open(uri, "fine();\n");
    await client.until("an answer", () => last(uri)?.version === 1);
    client.close(uri);
    await client.until("the state on disk", () => last(uri)?.version === undefined);
    assert.deepEqual(
      last(uri)?.diagnostics.map(({ message }) => message),
      ["This runs saved as code."],
    );
    workspace.delete("a.js");
    client.filesChanged(["Deleted", uri]);
    await client.until("nothing more", () => last(uri)?.diagnostics.length === 0);
  });

  it("speak of unopened files after a scan", async () => {
    const { problems } = await client.scanWorkspace();
    assert.equal(problems, 2);
    await client.until("the unopened file", () => last(workspace.uriOf("b.js"))?.diagnostics.length === 1);
  });
});
