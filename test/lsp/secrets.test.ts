import assert from "node:assert/strict";
import { withKeys } from "../../scripts/example-keys";
import { TestClient } from "./client";
import { Workspace } from "./workspace";

const PYTHON = `import os\n\nDB_PASSWORD = "swordfish42"\nTOKEN = os.environ["TOKEN"]\n`;
const KEY = withKeys("@@github@@");

describe("secrets in the editor", () => {
  let workspace: Workspace;
  let client: TestClient;

  before(async () => {
    workspace = new Workspace({ ".gitignore": "node_modules\n.env.local\n", "deploy/settings.yml": `github:\n  token: ${KEY}\n` });
    client = await TestClient.start({ folders: [workspace] });
  });
  after(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("are underlined in documents of any language, with no more than their beginnings in the message", async () => {
    for (const [name, language, text, rule] of [
      ["shop.py", "python", PYTHON, "hard-coded-password"],
      [".env", "dotenv", "DB_PASSWORD=swordfish42\n", "hard-coded-password"],
      ["settings.yml", "yaml", `token: ${KEY}\n`, "provider-key"],
      ["notes.md", "markdown", `The key is ${KEY}.\n`, "provider-key"],
      ["untouched", "some-language", `key = ${KEY}\n`, "provider-key"],
    ] as const) {
      const uri = workspace.uriOf(name);
      client.open(uri, text, language);
      const diagnostics = await client.diagnostics(uri);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        [rule],
        name,
      );
      assert.doesNotMatch(JSON.stringify(diagnostics), /swordfish|ghp_\w/);
      client.close(uri);
    }
  });

  it("are silent in files that git ignores", async () => {
    const uri = workspace.uriOf(".env.local");
    client.open(uri, "DB_PASSWORD=swordfish42\n", "dotenv");
    assert.deepEqual(await client.diagnostics(uri), []);
    client.close(uri);
  });

  it("are one problem at one place, beside what code is analysed for", async () => {
    const uri = workspace.uriOf("app.js");
    client.open(uri, `const jwt = require("jsonwebtoken");\njwt.sign({}, "${KEY}");\neval(location.hash);\n`);
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code, range }) => `${range.start.line} ${String(code)}`).sort(),
      ["1 provider-key", "2 no-eval"]
        .concat((await client.diagnostics(uri)).some(({ code }) => code === "code-injection") ? ["2 code-injection"] : [])
        .sort(),
    );
    client.close(uri);
  });

  it("are found in unopened files by a scan of the workspace", async () => {
    const { problems } = await client.scanWorkspace();
    assert.equal(problems, 1);
  });

  it("move to the environment, whose name is put down and whose file is ignored in the same edit", async () => {
    const uri = workspace.uriOf("shop.py");
    client.open(uri, PYTHON, "python");
    const [diagnostic] = await client.diagnostics(uri);
    assert(diagnostic);
    const [fix] = await client.codeActions(uri, diagnostic.range, { diagnostics: [diagnostic] });
    assert.match(fix?.title ?? "", /^Read DB_PASSWORD from the environment; the old value has to be replaced/);
    const { edit } = await client.resolve(fix!);
    const [, ...others] = edit?.documentChanges ?? [];
    assert.deepEqual(others, [
      { kind: "create", uri: workspace.uriOf(".env.example"), options: { ignoreIfExists: true } },
      {
        textDocument: { uri: workspace.uriOf(".env.example"), version: null },
        edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: "DB_PASSWORD=\n" }],
      },
      {
        textDocument: { uri: workspace.uriOf(".gitignore"), version: null },
        edits: [{ range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, newText: ".env\n" }],
      },
    ]);
    assert.equal(client.apply(uri, edit), PYTHON.replace('"swordfish42"', 'os.environ["DB_PASSWORD"]'));
    assert.deepEqual(await client.diagnostics(uri), []);
    client.close(uri);
  });

  it("are silenced by a comment of the language", async () => {
    const uri = workspace.uriOf("shop.py");
    client.open(uri, PYTHON, "python");
    const [diagnostic] = await client.diagnostics(uri);
    assert(diagnostic);
    const actions = await client.codeActions(uri, diagnostic.range, { diagnostics: [diagnostic] });
    const ignore = actions.find(({ title }) => title.startsWith("Ignore"));
    assert(ignore);
    client.apply(uri, (await client.resolve(ignore)).edit);
    assert.match(client.document(uri).getText(), /^# buckler-ignore hard-coded-password$/m);
    assert.deepEqual(await client.diagnostics(uri), []);
    client.close(uri);
  });
});
