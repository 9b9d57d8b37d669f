import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "vscode-languageserver/node";
import { messageOf, TestClient } from "./client";
import { Workspace } from "./workspace";

const RULE = "vulnerable-dependency";

function manifest(lodash: string): string {
  return `{\n  "name": "shop",\n  "version": "1.0.0",\n  "dependencies": {\n    "lodash": "${lodash}"\n  }\n}\n`;
}

function lockfile(range: string, version: string): string {
  const packages = {
    "": { name: "shop", version: "1.0.0", dependencies: { lodash: range } },
    "node_modules/lodash": {
      version,
      resolved: `https://registry.example.test/lodash/-/lodash-${version}.tgz`,
      integrity: `sha512-${"A".repeat(86)}==`,
      license: "MIT",
    },
  };
  return `${JSON.stringify({ name: "shop", version: "1.0.0", lockfileVersion: 3, requires: true, packages }, null, 2)}\n`;
}

/** A manifest with so many dependencies, and its lockfile. */
function large(count: number): { manifest: string; lockfile: string } {
  const dependencies: Record<string, string> = { lodash: "4.17.4" };
  const packages: Record<string, object> = { "": { dependencies }, "node_modules/lodash": { version: "4.17.4" } };
  for (let index = 0; index < count; index++) {
    const name = `made-up-package-${index}`;
    if (index % 20 === 0) dependencies[name] = "^1.0.0";
    packages[`node_modules/${name}`] = {
      version: "1.0.0",
      resolved: `https://registry.example.test/${name}/-/${name}-1.0.0.tgz`,
      integrity: `sha512-${"A".repeat(86)}==`,
      ...(index % 20 < 19 && { dependencies: { [`made-up-package-${index + 1}`]: "^1.0.0" } }),
    };
  }
  return {
    manifest: JSON.stringify({ name: "large", version: "1.0.0", dependencies }, null, 2),
    lockfile: JSON.stringify({ name: "large", lockfileVersion: 3, packages }, null, 2),
  };
}

const ofRule = (diagnostics: readonly Diagnostic[], rule = RULE): Diagnostic[] => diagnostics.filter(({ code }) => code === rule);
const linesOf = (diagnostics: readonly Diagnostic[]): number[] => ofRule(diagnostics).map(({ range }) => range.start.line);

describe("dependencies in the editor", () => {
  const cache = mkdtempSync(join(tmpdir(), "buckler-cache-"));
  const cacheBefore = process.env.XDG_CACHE_HOME;
  let workspace: Workspace;
  let client: TestClient;
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

  beforeEach(async () => {
    workspace = new Workspace({ "package.json": manifest("4.17.4"), "package-lock.json": lockfile("4.17.4", "4.17.4") });
    client = await TestClient.start({ folders: [workspace], initializationOptions: { dependencyCommands: true } });
    uri = workspace.uriOf("package.json");
    lockUri = workspace.uriOf("package-lock.json");
    await client.until("the watchers", () => client.registrations.includes("workspace/didChangeWatchedFiles"));
  });
  afterEach(async () => {
    await client.stop();
    workspace.dispose();
  });

  it("are underlined in the manifest and in the lockfile", async () => {
    client.open(uri, manifest("4.17.4"), "json");
    client.open(lockUri, lockfile("4.17.4", "4.17.4"), "json");
    const inManifest = ofRule(await client.diagnostics(uri));
    assert.deepEqual(linesOf(inManifest), [4]);
    assert.match(messageOf(inManifest[0]!), /lodash.* 4\.17\.4 has \d+ known vulnerabilities/);
    assert.deepEqual(linesOf(await client.diagnostics(lockUri)), [13]);
  });

  it("follow what is typed into the other file", async () => {
    client.open(uri, manifest("4.17.4"), "json");
    client.open(lockUri, lockfile("4.17.4", "4.17.4"), "json");
    const before = await client.pull(uri);
    assert(before.kind === "full" && ofRule(before.items).length === 1);
    assert.equal(linesOf(await client.diagnostics(lockUri)).length, 1);
    const { refreshes } = client;
    client.change(lockUri, { text: lockfile("4.18.0", "4.18.0") });
    client.change(uri, { text: manifest("4.18.0") });
    await client.diagnostics(lockUri);
    await client.until("a refresh", () => client.refreshes > refreshes);
    assert.deepEqual(linesOf(await client.diagnostics(uri)), []);
    client.change(lockUri, { text: lockfile("4.17.4", "4.17.4") });
    client.change(uri, { text: manifest("4.17.4") });
    assert.deepEqual(linesOf(await client.diagnostics(uri)), [4]);
  });

  it("follow a lockfile that is written anew, for a manifest that is open", async () => {
    client.open(uri, manifest("^4.17.4"), "json");
    const before = await client.pull(uri);
    assert(before.kind === "full");
    assert.equal(ofRule(before.items).length, 1);
    const { refreshes } = client;
    workspace.write("package-lock.json", lockfile("^4.17.4", "4.18.0"));
    const start = performance.now();
    client.filesChanged(["Changed", lockUri]);
    await client.until("a refresh", () => client.refreshes > refreshes);
    const now = await client.pull(uri, before.resultId);
    assert(now.kind === "full", "the result is another one");
    if (process.env.SHOW_TIMES) console.log(`      the squiggle goes after ${(performance.now() - start).toFixed(0)} ms`);
    assert.deepEqual(linesOf(now.items), []);
  });

  it("follow a lockfile that comes and goes, also where the manifest is not open", async () => {
    const { problems: both } = await client.scanWorkspace();
    const problems = (count: number) => client.until(`${count} problems`, () => client.statuses.at(-1)?.problems === count);
    assert.ok(both >= 2, `${both} problems`);
    workspace.write("package-lock.json", lockfile("4.17.4", "4.18.0"));
    workspace.write("package.json", manifest("4.18.0"));
    client.filesChanged(["Changed", lockUri], ["Changed", uri]);
    await problems(both - 2);
  });

  it("are explained in a hover", async () => {
    client.open(uri, manifest("4.17.4"), "json");
    const hover = await client.hover(uri, { line: 4, character: 8 });
    const { contents } = hover ?? {};
    assert(typeof contents === "object" && "value" in contents);
    assert.match(contents.value, /\*\*lodash\*\* Installed: 4\.17\.4, licence MIT/);
    assert.match(contents.value, /\[GHSA-[\w-]+\]\(<https:\/\/osv\.dev\/vulnerability\/GHSA-/);
    assert.match(contents.value, /Advisories: the seed of \d{4}-\d\d-\d\d/);
  });

  it("are counted above the manifest, unless the settings say otherwise", async () => {
    client.open(uri, manifest("4.17.4"), "json");
    const lenses = await client.codeLenses(uri);
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title]),
      [[3, "1 vulnerable, update all"]],
    );
    const { refreshes } = client;
    client.changeSettings({ dependencies: { codeLens: false } });
    await client.until("the settings", () => client.refreshes > refreshes);
    assert.deepEqual(await client.codeLenses(uri), []);
  });

  it("are repaired by one edit, which asks first and names what to run", async () => {
    client.open(uri, manifest("4.17.4"), "json");
    const found = await client.repairDependencies(uri);
    assert(found);
    assert.equal(found.repairs.length, 1);
    assert.match(found.repairs[0]!, /^Update lodash to 4\.\d+\.\d+ \(repairs \d+, same major\)$/);
    assert.deepEqual(found.commands, ["npm install"]);
    client.apply(uri, found.edit as Parameters<typeof client.apply>[1]);
    assert.match(client.document(uri).getText(), /"lodash": "4\.18\.\d+"/);
    assert.deepEqual(linesOf(await client.diagnostics(uri)), []);
    assert.deepEqual(await client.codeLenses(uri), [], "what is only not installed yet is not counted");
  });

  it("say at the first line of a lockfile that it cannot be understood", async () => {
    for (const text of ["<<<<<<< HEAD\n{}\n", lockfile("4.17.4", "4.17.4").slice(0, 200), "[[[[".repeat(20_000)]) {
      client.open(lockUri, text, "json");
      const [problem] = await client.diagnostics(lockUri);
      assert.equal(problem?.range.start.line, 0);
      assert.equal(problem.source, "Buckler");
      client.close(lockUri);
    }
  });

  it("are quick to follow in a project of 2,000 packages", async () => {
    const texts = large(2000);
    workspace.write("large/package-lock.json", texts.lockfile);
    workspace.write("large/package.json", texts.manifest);
    const largeUri = workspace.uriOf("large/package.json");
    client.open(largeUri, texts.manifest, "json");
    assert.equal(ofRule(await client.diagnostics(largeUri)).length, 1);
    const end = client.document(largeUri).positionAt(texts.manifest.indexOf("large") + "large".length);
    const times: number[] = [];
    for (let key = 0; key < 20; key++) {
      const start = performance.now();
      client.change(largeUri, { range: { start: end, end }, text: "x" });
      await client.diagnostics(largeUri);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const saved = performance.now();
    workspace.write("large/package.json", client.document(largeUri).getText());
    client.save(largeUri);
    await client.diagnostics(largeUri);
    if (process.env.SHOW_TIMES) console.log(`      after saving, an answer takes ${(performance.now() - saved).toFixed(0)} ms`);
    if (process.env.SHOW_TIMES) console.log(`      a key takes ${times[10]!.toFixed(1)} ms, at worst ${times[19]!.toFixed(1)} ms`);
    assert.ok(times[10]! < 150, `a key takes ${times[10]} ms`);
  });

  it("leave the server answering while a lockfile of 50 MB is looked at", async () => {
    const texts = large(120_000);
    const padding = " ".repeat(Math.max(0, 50_000_000 - texts.lockfile.length));
    workspace.write("huge/package.json", texts.manifest);
    workspace.write("huge/package-lock.json", texts.lockfile + padding);
    const hugeUri = workspace.uriOf("huge/package.json");
    client.open(hugeUri, texts.manifest, "json");
    const start = performance.now();
    const huge = client.diagnostics(hugeUri);
    const rules = await client.ruleList();
    const answered = performance.now() - start;
    assert.ok(rules.length > 0);
    assert.deepEqual(ofRule(await huge).length, 1);
    if (process.env.SHOW_TIMES)
      console.log(`      answers after ${answered.toFixed(0)} ms, done after ${(performance.now() - start).toFixed(0)} ms`);
  }).timeout(60_000);
});
