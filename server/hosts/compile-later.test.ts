import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const MODULE = JSON.stringify(join(import.meta.dirname, "compile-later.ts"));

/** What a process that sets the flags prints, to standard error too. */
function printed(version: string): string {
  const code = `require(${MODULE}).compileLater(${version}); console.log("done");`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "--eval", code], { encoding: "utf8" });
  return stdout + stderr;
}

describe("compileLater", () => {
  it("sets flags that this V8 knows, or none", () => {
    assert.equal(printed("undefined"), "done\n");
  });

  it("leaves a V8 of another time alone", () => {
    assert.equal(printed('"99.1.2"'), "done\n");
  });
});
