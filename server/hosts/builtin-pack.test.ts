import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBuiltinPack, loadPackSources, readPackSources } from "./builtin-pack";

const ROOT = join(__dirname, "../..");

describe("the built-in pack", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "buckler-pack-"));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it("is the same from the build as from its sources", async () => {
    const script = join(ROOT, "scripts/build-rules.ts");
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, folder], { cwd: ROOT, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const built = await loadBuiltinPack(folder);
    const sources = await loadBuiltinPack();
    assert.ok(sources.rules.length > 0 && sources.models.length > 0);
    assert.deepEqual(built.rules, sources.rules);
    assert.deepEqual(built.models, sources.models);
    assert.deepEqual([...built.checks.keys()].sort(), [...sources.checks.keys()].sort());
    for (const check of built.checks.values()) assert.equal(typeof check, "function");
  });

  it("says what to do where it is missing", async () => {
    await assert.rejects(loadBuiltinPack(folder), /rules are missing .*rules\.json.*: run npm run build/);
  });

  it("consists of rules, models and checks, not of examples", async () => {
    const files = {
      "javascript/a/rule.yml": "id: a\nmessage: m\nseverity: low\ncode: true\n",
      "javascript/a/rule.ts": "export default () => undefined;\n",
      "javascript/a/bad.yml": "not: a rule\n",
      "configuration/b/rule.yml": "id: b\nmessage: m\nseverity: low\npattern: f()\n",
      "models/shop.yml": "packages: [shop]\n",
      "README.md": "# Rules\n",
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, path, ".."), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const { files: found, checks } = await readPackSources(folder);
    assert.deepEqual(found.map(({ path }) => path).sort(), ["configuration/b/rule.yml", "javascript/a/rule.yml", "models/shop.yml"]);
    assert.deepEqual([...checks], [["a", join(folder, "javascript/a/rule.ts")]]);
    const pack = await loadPackSources(folder);
    assert.deepEqual(pack.problems, []);
    assert.deepEqual(pack.rules.map(({ id }) => id).sort(), ["a", "b"]);
    assert.equal(typeof pack.checks.get("a"), "function");
  });
});
