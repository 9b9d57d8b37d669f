import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver/node";
import { messageOf, TestClient } from "./client";
import { Workspace } from "./workspace";

function manifest(lodash: string): string {
  return `{\n  "name": "shop",\n  "version": "1.0.0",\n  "dependencies": {\n    "lodash": "${lodash}"\n  }\n}\n`;
}

function lockfile(version: string): string {
  const packages = {
    "": { name: "shop", version: "1.0.0", dependencies: { lodash: version } },
    "node_modules/lodash": {
      version,
      resolved: `https://registry.example.test/lodash/-/lodash-${version}.tgz`,
      integrity: `sha512-${"A".repeat(86)}==`,
    },
  };
  return JSON.stringify({ name: "shop", version: "1.0.0", lockfileVersion: 3, requires: true, packages }, null, 2);
}

const CODE = `import { merge } from "lodash";\nimport { readFileSync } from "node:fs";\nexport const fp = require("lodash/fp");\nmerge(readFileSync);\n`;

describe("imports of vulnerable packages in the editor", () => {
  const cache = mkdtempSync(join(tmpdir(), "buckler-cache-"));
  const cacheBefore = process.env.XDG_CACHE_HOME;
  let workspace: Workspace;
  let client: TestClient;
  let code: string;
  let uri: string;
  let lockUri: string;

  before(() => {
    process.env.XDG_CACHE_HOME = cache;
  });
  after(() => {
    if (cacheBefore === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = cacheBefore;
    rmSync(cache, { recursive: true, force: true });
  });

  const start = async (files: Record<string, string> = {}, settings?: unknown): Promise<void> => {
    workspace = new Workspace({
      "package.json": manifest("4.17.4"),
      "package-lock.json": lockfile("4.17.4"),
      "src/cart.ts": CODE,
      ...files,
    });
    client = await TestClient.start({ folders: [workspace], ...(settings !== undefined && { settings }) });
    code = workspace.uriOf("src/cart.ts");
    uri = workspace.uriOf("package.json");
    lockUri = workspace.uriOf("package-lock.json");
  };
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  const hintsIn = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
    diagnostics.filter(({ code: rule }) => rule === "vulnerable-dependency");
  /** Pulls as an editor does: again whenever the server asks for that. */
  const hints = async (count: number): Promise<Diagnostic[]> => {
    let found = hintsIn(await client.diagnostics(code));
    for (let turn = 0; turn < 20 && found.length !== count; turn++) {
      const { refreshes } = client;
      await Promise.race([
        client.until("a refresh", () => client.refreshes > refreshes),
        new Promise((resolve) => setTimeout(resolve, 300)),
      ]);
      found = hintsIn(await client.diagnostics(code));
    }
    return found;
  };

  it("are hinted at once the advisories are there, with the line of the manifest", async () => {
    await start();
    client.open(code, CODE, "typescript");
    const found = await hints(2);
    assert.deepEqual(
      found.map(({ range, severity }) => [range.start.line, range.start.character, severity]),
      [
        [0, 22, DiagnosticSeverity.Hint],
        [2, 26, DiagnosticSeverity.Hint],
      ],
    );
    assert.match(
      messageOf(found[0]!),
      /^`lodash` 4\.17\.4 has \d+ known vulnerabilities, the worst of them (?:critical|high): .+ \(GHSA-[\w-]+\)\.$/,
    );
    const [related] = found[0]?.relatedInformation ?? [];
    assert.equal(related?.location.uri, uri);
    assert.equal(related.location.range.start.line, 4);
    assert.equal(client.statuses.at(-1)?.problems ?? 0, 0, "a hint is no finding more");
  });

  it("follow what is typed into the manifest", async () => {
    await start();
    client.open(code, CODE, "typescript");
    assert.equal((await hints(2)).length, 2);
    client.open(lockUri, lockfile("4.17.4"), "json");
    client.open(uri, manifest("4.17.4"), "json");
    await client.diagnostics(lockUri);
    client.change(uri, { text: manifest("4.18.0") });
    await client.diagnostics(uri);
    assert.deepEqual(await hints(0), [], "another version is asked for than is installed");
    client.change(uri, { text: manifest("4.17.4") });
    await client.diagnostics(uri);
    assert.equal((await hints(2)).length, 2);
  });

  it("are silent where somebody said so: in the settings, in .buckler.yml, in a comment", async () => {
    await start({}, { dependencies: { importHints: false } });
    client.open(code, CODE, "typescript");
    client.open(uri, manifest("4.17.4"), "json");
    assert.equal(hintsIn(await client.diagnostics(uri)).length, 1);
    assert.deepEqual(hintsIn(await client.diagnostics(code)), []);
    await client.stop();
    workspace.dispose();

    await start({ ".buckler.yml": "ignore:\n  - package: lodash\n    reason: only tests use it\n" });
    client.open(code, CODE, "typescript");
    client.open(uri, manifest("4.17.4"), "json");
    assert.deepEqual(hintsIn(await client.diagnostics(uri)), []);
    assert.deepEqual(hintsIn(await client.diagnostics(code)), []);
    await client.stop();
    workspace.dispose();

    await start();
    const quiet = CODE.replace("import { merge", "// buckler-ignore vulnerable-dependency\nimport { merge");
    client.open(code, quiet, "typescript");
    client.open(uri, manifest("4.17.4"), "json");
    assert.equal(hintsIn(await client.diagnostics(uri)).length, 1);
    assert.equal((await hints(1)).length, 1);
  });

  it("warn of packages that were published to do harm", async () => {
    const bad = (text: string): string => text.replaceAll("lodash", "ansi-regex").replaceAll("4.17.4", "6.2.1");
    await start({ "package.json": bad(manifest("4.17.4")), "package-lock.json": bad(lockfile("4.17.4")) });
    const text = 'import regex from "ansi-regex";\nexport default regex;\n';
    client.open(code, text, "typescript");
    client.open(uri, bad(manifest("4.17.4")), "json");
    await client.diagnostics(uri);
    const [found] = (await client.diagnostics(code)).filter(({ code: rule }) => rule === "malicious-package");
    assert.equal(found?.severity, DiagnosticSeverity.Warning);
    assert.match(messageOf(found), /^`ansi-regex` 6\.2\.1 was published to do harm/);
  });
});
