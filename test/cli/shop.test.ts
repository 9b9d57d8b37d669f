import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const shop = join(root, "examples", "shop");

/** What this test reads of a SARIF log. */
interface Log {
  runs: {
    results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[] }[];
  }[];
}

/** Rows of the table in MISTAKES.md: | `src/file.ts:12` | rule-id | words | */
function mistakes(): string[] {
  const text = readFileSync(join(shop, "MISTAKES.md"), "utf8");
  return [...text.matchAll(/^\| *`([^`:]+):(\d+)` *\| *([\w-]+) *\|/gm)].map(([, file, line, rule]) => `${file}:${line} ${rule}`).sort();
}

function findings(): string[] {
  const args = ["scan", ".", "--format", "sarif", "--no-config", "--fail-on", "low"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist", "cli.js"), ...args], { cwd: shop, encoding: "utf8" });
  assert.equal(status, 1, stderr);
  const log = JSON.parse(stdout) as Log;
  return log.runs
    .flatMap(({ results }) => results)
    .map(({ ruleId, locations }) => {
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      return `${artifactLocation.uri}:${region.startLine} ${ruleId}`;
    })
    .sort();
}

describe("the example shop", () => {
  it("lists its mistakes", () => {
    assert.ok(mistakes().length >= 25, `only ${mistakes().length} rows could be read from MISTAKES.md`);
  });

  it("is reported for exactly those", () => {
    assert.deepEqual(findings(), mistakes());
  });
});
