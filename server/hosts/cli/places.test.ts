import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { groupByProject } from "./places";

describe("groupByProject", () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "buckler-places-"));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  function write(...names: readonly string[]): void {
    for (const name of names) {
      mkdirSync(dirname(join(home, name)), { recursive: true });
      writeFileSync(join(home, name), "{}");
    }
  }
  const rootsOf = (paths: readonly string[]): string[] => groupByProject(paths, home).map(({ root }) => root);

  it("finds the project of a place by its configuration or its clone", () => {
    write("shop/.buckler.yml", "shop/lib/package.json", "shop/lib/a.js");
    mkdirSync(join(home, "clone/.git"), { recursive: true });
    write("clone/src/b.js");
    assert.deepEqual(rootsOf(["shop/lib", "clone/src/b.js"]), [join(home, "shop"), join(home, "clone")]);
  });

  it("takes the outermost package below the working folder, and not what else lies there", () => {
    write("shop/package.json", "shop/packages/x/package.json", "shop/packages/x/test/a.js", "other/b.js");
    assert.deepEqual(rootsOf(["shop/packages/x/test"]), [join(home, "shop")]);
    assert.deepEqual(rootsOf(["other"]), [join(home, "other")]);
    write("package.json");
    assert.deepEqual(rootsOf(["shop/packages/x/test", "other"]), [home]);
  });

  it("lets a place outside of the working folder stand for itself", () => {
    write("shop/package.json", "shop/src/a.js", "desk/x");
    const [group] = groupByProject([join(home, "shop/src/a.js")], join(home, "desk"));
    assert.equal(group?.root, join(home, "shop/src"));
  });
});
