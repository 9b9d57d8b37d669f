import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import { UNPRIVILEGED } from "../unprivileged";
import { TestClient } from "./client";
import { Workspace } from "./workspace";

const GOOD = "eval(good);\n";

describe("files that no analysis can like", () => {
  let workspace: Workspace;
  let client: TestClient;

  beforeEach(() => {
    workspace = new Workspace({ "good.js": GOOD });
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  /** Whatever else is in the workspace: the good file's problem is found. */
  async function scan(process: { uid?: number } = {}): Promise<readonly string[]> {
    client = await TestClient.start({ folders: [workspace], process });
    const { skipped, cancelled } = await client.scanWorkspace();
    assert.equal(cancelled, false);
    assert.equal((await client.scanFile(workspace.uriOf("good.js"))).problems, 1);
    return skipped;
  }

  it("five megabytes of minified code", async () => {
    workspace.write("min.js", `!function(){${"eval(a);var b=function(c){return c*2};".repeat(140_000)}}();`);
    const skipped = await scan();
    assert.equal(skipped.length, 1);
    assert.match(skipped[0]!, /min\.js: [Nn]ot analysed: /);
    client.open(workspace.uriOf("min.js"), `!function(){${"eval(a);var b=function(c){return c*2};".repeat(140_000)}}();`);
    assert.deepEqual(await client.diagnostics(workspace.uriOf("min.js")), []);
  });

  it("a binary called .js", async () => {
    workspace.write(
      "program.js",
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256),
    );
    assert.match((await scan())[0]!, /program\.js: [Nn]ot analysed: this is not text/);
    client.open(workspace.uriOf("program.js"), "\u007fELF\u0000\u0001eval(x)\u0000");
    assert.deepEqual(await client.diagnostics(workspace.uriOf("program.js")), []);
  });

  it("bytes that are not UTF-8: the rest of the file counts", async () => {
    workspace.write("latin.js", Buffer.from("// caf\xe9 and a sentence so that it stays text\neval(latin);\n", "latin1"));
    assert.match((await scan())[0]!, /latin\.js: [Nn]ot UTF-8/);
    assert.equal((await client.scanFile(workspace.uriOf("latin.js"))).problems, 1);
  });

  it("a file that goes while the workspace is scanned", async () => {
    for (let index = 0; index < 40; index++) workspace.write(`doomed/${index}.js`, "eval(x);\n".repeat(50));
    client = await TestClient.start({ folders: [workspace] });
    const running = client.scanWorkspace("token");
    await client.until("the scan", () => client.progress.some(({ value }) => value.kind === "report"));
    workspace.delete("doomed");
    const { cancelled, skipped } = await running;
    assert.equal(cancelled, false);
    assert.deepEqual(skipped, []);
    assert.equal((await client.scanFile(workspace.uriOf("good.js"))).problems, 1);
  });

  it("a symbolic link that leads round in a circle, and one to itself", async () => {
    workspace.write("sub/inner.js", "eval(inner);\n");
    symlinkSync(workspace.path, workspace.pathOf("sub/up"));
    symlinkSync(workspace.pathOf("self.js"), workspace.pathOf("self.js"));
    await scan();
    assert.equal(client.statuses.at(-1)?.problems, 2);
    assert.deepEqual(await client.diagnostics(workspace.uriOf("self.js")), []);
  });

  (UNPRIVILEGED ? it : it.skip)("a folder that may not be read", async () => {
    workspace.write("secret/hidden.js", "eval(hidden);\n");
    chmodSync(workspace.path, 0o755);
    chmodSync(workspace.pathOf("secret"), 0);
    try {
      assert.match((await scan(UNPRIVILEGED))[0]!, /secret.*may not be read/);
    } finally {
      chmodSync(workspace.pathOf("secret"), 0o755);
    }
  });

  it("code that never ends, and is broken besides", async () => {
    const callbacks = `${"a(function () {\n".repeat(400)}eval(x);${"\n});".repeat(390)}`;
    workspace.write("deep.js", callbacks);
    workspace.write("nested.js", `x = ${"(".repeat(20_000)}1${")".repeat(20_000)};\n`);
    workspace.write("open.js", "if (a { eval(b)\n`${");
    await scan();
  });

  it("a rule's regular expression that backtracks for ever elsewhere", async () => {
    workspace.write(
      ".buckler/rules/slow.yml",
      'rules:\n  - id: slow\n    pattern-regex: "(a+)+b"\n    message: slow\n    severity: INFO\n    languages: [javascript]\n',
    );
    workspace.write("a-slow.js", `// ${"a".repeat(200)}\neval(slow);\n`);
    assert.deepEqual(await scan(), []);
    assert.equal((await client.scanFile(workspace.uriOf("a-slow.js"))).problems, 1);
  });

  it("a name on which a model's regular expression never ends costs that file alone", async () => {
    const name = { name: "^(a+)+$", kind: "secret", what: "a secret" };
    workspace.write(".buckler/models/slow.yml", JSON.stringify({ packages: ["slow"], sinks: [name] }));
    workspace.write(".buckler.yml", "budgetMilliseconds: 50\n");
    workspace.write("a-slow.js", `const ${"a".repeat(80)}b = "text";\n`);
    workspace.write("behind-slow.js", "eval(behind);\n");
    const [lost, ...others] = await scan();
    assert.match(lost ?? "", /slow\.js: Not analysed: it did not end within \d+ seconds/);
    assert.deepEqual(others, []);
    assert.equal((await client.scanFile(workspace.uriOf("behind-slow.js"))).problems, 1);
  });
});
