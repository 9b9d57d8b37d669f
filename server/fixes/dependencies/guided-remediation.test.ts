import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectOf } from "../../analyzers/dependencies/open-project";
import type { Advisory, AffectedRange } from "../../rules/advisory";
import type { PackageMetadata, PublishedVersion } from "../../analyzers/dependencies/package-metadata";
import { planRepairs, type RepairPlan } from "./plan-repairs";
import { titleOf } from "./repair-title";

/** A checkout of google/osv-scalibr, whose guided remediation repairs the same small worlds. */
const SCALIBR = process.env.OSV_SCALIBR;
const ROOT = "file:///project";

interface OsvRecord {
  readonly id: string;
  readonly affected: readonly {
    readonly package: { readonly name: string };
    readonly ranges: readonly { readonly events: readonly Readonly<Record<string, string>>[] }[];
  }[];
}

/** Plans repairs for one of its test folders. */
function plan(strategy: string, folder: string): RepairPlan {
  const world = join(SCALIBR ?? "", "guidedremediation/internal/strategy", strategy, "testdata/npm");
  const read = (path: string): string => readFileSync(join(world, path), "utf8");
  const records = (JSON.parse(read("vulnerabilities.json")) as { vulns: OsvRecord[] }).vulns;
  const metadata = universe((parse(read("universe.yaml")) as { schema: string }).schema);
  const project = projectOf(`${ROOT}/package.json`, {
    root: ROOT,
    manifests: () => [],
    read: (uri) => {
      const path = join(folder, uri.slice(ROOT.length + 1));
      if (existsSync(join(world, path))) return read(path);
      if (!uri.endsWith("package.json")) return undefined;
      // Of one of them there is a lockfile only; it says what the manifest said.
      return JSON.stringify((JSON.parse(read(join(folder, "package-lock.json"))) as { packages: Record<string, unknown> }).packages[""]);
    },
  });
  assert.ok(project);
  const of = (name: string): Advisory[] => records.flatMap((record) => advisoriesOf(record, name));
  return planRepairs(project, { date: "", isSeed: false, records: records.length, of }, metadata);
}

function advisoriesOf({ id, affected }: OsvRecord, name: string): Advisory[] {
  const ranges = affected
    .filter((each) => each.package.name === name)
    .flatMap((each) => each.ranges.flatMap(({ events }) => rangesOf(events)));
  if (ranges.length === 0) return [];
  return [{ id, aliases: [], title: id, severity: "high", cwe: [], malicious: false, ranges, versions: [] }];
}

function rangesOf(events: readonly Readonly<Record<string, string>>[]): AffectedRange[] {
  const ranges: { introduced: string; fixed?: string }[] = [];
  for (const { introduced, fixed } of events) {
    const last = ranges.at(-1);
    if (introduced !== undefined) ranges.push({ introduced });
    else if (fixed !== undefined && last) last.fixed = fixed;
  }
  return ranges;
}

/** Reads its notation: a package, its versions below it, and what these ask for below them. */
function universe(schema: string): PackageMetadata {
  const packages = new Map<string, PublishedVersion[]>();
  let versions: PublishedVersion[] = [];
  let dependencies: Record<string, string> = {};
  for (const line of schema.split("\n").filter((each) => each.trim() !== "")) {
    const text = line.trim();
    const depth = line.search(/\S/) / 2;
    if (depth === 0) packages.set(text, (versions = []));
    else if (depth === 1) versions.push({ version: text, dependencies: (dependencies = {}), deprecated: undefined });
    else if (!text.startsWith("Dev|")) {
      const [, name = "", range = ""] = /^(?:Opt\|)?(@?[^@]+)@(.*)$/.exec(text) ?? [];
      dependencies[name] = range;
    }
  }
  return { of: (name) => packages.get(name) };
}

describe("repairs, beside those of osv-scalibr's guided remediation", () => {
  before(function () {
    if (SCALIBR !== undefined && existsSync(SCALIBR)) return;
    process.stdout.write("    skipped: OSV_SCALIBR names no checkout of google/osv-scalibr\n");
    this.skip();
  });

  const titles = (strategy: string, folder: string): string[] => plan(strategy, folder).repairs.map(titleOf);

  const answers: Readonly<Record<string, readonly string[]>> = {
    simple: ["Update simpledep to 3.0.0 (repairs 1, new major version)"],
    // Theirs raises `indirect`, which only moves the package out of the depth that it looks at.
    deepen: [],
    diamond: ["Update simpledep2 to 2.0.0 and simpledep to 3.0.0 (repairs 1, new major version)"],
    // Theirs takes a version that brings another vulnerable package in.
    "introduce-vuln": [],
    "non-constraining": ["Update simpledep to 3.0.0 (repairs 1, new major version)"],
    "removed-vuln": ["Update removed to 1.0.2 (repairs 1, same major)"],
    "vuln-without-fix": [],
  };
  for (const [folder, expected] of Object.entries(answers)) {
    it(`relax: ${folder}`, () => {
      assert.deepEqual(titles("relax", folder), expected);
    });
  }

  it("inplace: what the lockfile's newest versions repair, in one plan", () => {
    const { repairs, left } = plan("inplace", "");
    assert.deepEqual(repairs.map(titleOf), [
      "Update d to 1.4.1 in the lockfile (repairs 2, within what is asked for)",
      "Update g to 1.0.1 in the lockfile (repairs 1, within what is asked for)",
    ]);
    assert.deepEqual(
      left.map(({ name, version, advisories }) => [name, version, ...advisories.map(({ id }) => id)]),
      [["d", "1.4.1", "OSV-000-002", "OSV-000-003"]],
    );
  });
});
