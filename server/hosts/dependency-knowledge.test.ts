import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageKnowledgeToJson } from "../rules/package-knowledge";
import { loadAdvisorySeed } from "./advisory-seed";
import { compileKnowledge } from "./compile-knowledge";
import { loadDependencyKnowledge } from "./dependency-knowledge";

describe("what is known about packages", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "buckler-knowledge-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("is the same from the build as from its sources", async () => {
    const { packages, index, problems } = compileKnowledge(join(import.meta.dirname, "../../rules"));
    assert.deepEqual(problems, []);
    writeFileSync(join(folder, "dependencies.json"), packageKnowledgeToJson(packages));
    writeFileSync(join(folder, "advisories.index"), index);
    const seed = await loadAdvisorySeed(folder);
    const sources = await loadAdvisorySeed();
    assert.equal(seed.isSeed, true);
    assert.equal(seed.date, sources.date);
    assert.ok(seed.records >= 300);
    assert.deepEqual(seed.of("lodash"), sources.of("lodash"));
    assert.deepEqual(
      seed.of("event-stream").map(({ malicious }) => malicious),
      [true],
    );
    const { advisories, ...rest } = loadDependencyKnowledge(seed, folder);
    assert.deepEqual([advisories.date, advisories.isSeed, advisories.records], [seed.date, true, seed.records]);
    assert.deepEqual(advisories.of("minimist"), seed.of("minimist"));
    // Ranges are narrowed by what is known of packages.
    assert.deepEqual(
      [seed, advisories].map((database) => database.of("uuid").map(({ ranges }) => ranges[0]?.introduced)),
      [["0"], ["3.2.0"]],
    );
    assert.deepEqual(rest, packages);
  });

  it("says what to do where it is missing", async () => {
    await assert.rejects(loadAdvisorySeed(folder), /advisories\.index\): run npm run build/);
    const nothing = { date: "2026-01-01", isSeed: true, records: 0, of: () => [] };
    assert.throws(() => loadDependencyKnowledge(nothing, folder), /dependencies\.json\): run npm run build/);
  });
});
