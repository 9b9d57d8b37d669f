import assert from "node:assert/strict";
import { projectOf } from "../../analyzers/dependencies/open-project";
import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import type { Advisory, AdvisoryDatabase } from "../../rules/advisory";
import { NO_METADATA, type PackageMetadata } from "../../analyzers/dependencies/package-metadata";
import { planRepairs, RepairPlanner } from "./plan-repairs";

const ROOT = "file:///project";

function open(files: Readonly<Record<string, string>>): DependencyProject {
  const project = projectOf(`${ROOT}/package.json`, { root: ROOT, read: (uri) => files[uri.slice(ROOT.length + 1)], manifests: () => [] });
  assert.ok(project);
  return project;
}

function knowing(name: string, fixed: string): AdvisoryDatabase {
  const ranges = [{ introduced: "0", fixed }];
  const advisory: Advisory = {
    id: "GHSA-2222-2222-2222",
    aliases: [],
    title: "x",
    severity: "high",
    cwe: [],
    malicious: false,
    ranges,
    versions: [],
  };
  return { date: "2026-11-01", isSeed: false, records: 1, of: (each) => (each === name ? [advisory] : []) };
}

const MANIFEST = '{"dependencies":{"express":"4.16.0"}}';
/** pnpm does not say what a package asks for, but what it gets. */
const PNPM = [
  "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      express:\n        specifier: 4.16.0\n        version: 4.16.0\n",
  "packages:\n\n  express@4.16.0:\n    resolution: {integrity: sha512-a}\n\n  qs@6.5.1:\n    resolution: {integrity: sha512-b}\n",
  "snapshots:\n\n  express@4.16.0:\n    dependencies:\n      qs: 6.5.1\n\n  qs@6.5.1: {}\n",
].join("\n");

function published(versions: Readonly<Record<string, Readonly<Record<string, string>>>>): ReturnType<PackageMetadata["of"]> {
  return Object.entries(versions).map(([version, dependencies]) => ({ version, dependencies, deprecated: undefined }));
}

describe("planRepairs", () => {
  it("takes no range that nobody knows for one that admits a repair", () => {
    const { repairs } = planRepairs(open({ "package.json": MANIFEST, "pnpm-lock.yaml": PNPM }), knowing("qs", "6.5.3"), NO_METADATA);
    assert.deepEqual(
      repairs.flatMap(({ option }) => option.changes),
      [{ kind: "override", name: "qs", from: "6.5.1", version: "6.5.3", parent: "express", asked: "" }],
    );
  });

  it("asks a registry for the range, and plans the same when it learns of it step by step", () => {
    const answers = new Map([
      ["express", published({ "4.16.0": { qs: "~6.5.0" }, "4.18.0": { qs: "6.5.3" } })],
      ["qs", published({ "6.5.1": {}, "6.5.3": {}, "6.6.0": {} })],
    ]);
    const project = open({ "package.json": MANIFEST, "pnpm-lock.yaml": PNPM });
    const advisories = knowing("qs", "6.5.3");
    const whole = planRepairs(project, advisories, { of: (name) => answers.get(name) });
    assert.deepEqual(
      whole.repairs.flatMap(({ option }) => option.changes),
      [{ kind: "update", name: "qs", version: "6.5.3" }],
    );
    const told = new Map<string, ReturnType<PackageMetadata["of"]>>();
    const wanted = new Set<string>();
    const of: PackageMetadata["of"] = (name) => {
      if (!told.has(name)) wanted.add(name);
      return told.get(name);
    };
    const planner = new RepairPlanner(project, advisories, { of });
    let plan = planner.plan();
    for (let [name] = wanted; name !== undefined; [name] = wanted) {
      wanted.delete(name);
      told.set(name, answers.get(name));
      planner.lookAhead();
      plan = planner.plan();
    }
    assert.deepEqual(plan, whole);
  });

  it("leaves a package alone with Bun, whose overrides are about all who ask, where others ask for another major version", () => {
    const manifest = { dependencies: { express: "4.16.0", other: "1.0.0" } };
    const packages = {
      express: ["express@4.16.0", "", { dependencies: { qs: "6.5.1" } }, "sha512-a"],
      other: ["other@1.0.0", "", { dependencies: { qs: "^7.0.0" } }, "sha512-b"],
      "other/qs": ["qs@7.0.0", "", {}, "sha512-c"],
      qs: ["qs@6.5.1", "", {}, "sha512-d"],
    };
    const lockfile = JSON.stringify({ lockfileVersion: 1, workspaces: { "": manifest }, packages });
    const files = { "package.json": JSON.stringify(manifest), "bun.lock": lockfile };
    const { repairs, left } = planRepairs(open(files), knowing("qs", "6.5.3"), NO_METADATA);
    assert.deepEqual(repairs, []);
    assert.equal(left[0]?.reason, "not-admitted");
    assert.deepEqual(left[0].proposal?.against, ["express", "other"]);
  });
});
