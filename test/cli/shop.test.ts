import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { scanJson } from "./run-cli";

const shop = join(import.meta.dirname, "..", "..", "examples", "shop");

/** Rows of the table in MISTAKES.md: | `src/file.ts:12` | rule-id | words | */
function mistakes(): string[] {
  const text = readFileSync(join(shop, "MISTAKES.md"), "utf8");
  return [...text.matchAll(/^\| *`([^`:]+):(\d+)` *\| *([\w-]+) *\|/gm)].map(([, file, line, rule]) => `${file}:${line} ${rule}`).sort();
}

async function findings(): Promise<string[]> {
  const { report } = await scanJson(shop, "--no-config");
  return report.findings
    .map(({ file, range, rule }) => {
      const path = fileURLToPath(new URL(file, report.base));
      return `${relative(shop, path).replaceAll(sep, "/")}:${range.start.line} ${rule}`;
    })
    .sort();
}

describe("the example shop", () => {
  it("lists its mistakes", () => {
    assert.ok(mistakes().length >= 25, `only ${mistakes().length} rows could be read from MISTAKES.md`);
  });

  it("is reported for exactly those", async () => {
    assert.deepEqual(await findings(), mistakes());
  });
});
