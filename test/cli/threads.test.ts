import assert from "node:assert/strict";
import { DEMO_CONFIG, DEMO_FINDING } from "../../server/workspace/testing/demo-rules";
import { TemporaryFolders } from "../../server/workspace/testing/temporary-folder";
import { buckler, placesOf, scanJson } from "./run-cli";

const folders = new TemporaryFolders();

/** More code than one thread is worth. */
const LARGE = Array.from(
  { length: 2000 },
  (_, index) => `export const number${index} = ${index}; // ${"as it was counted ".repeat(12)}`,
).join("\n");

describe("a scan of much code", () => {
  afterEach(() => {
    folders.removeAll();
  });

  const packages = (): string =>
    folders.make({
      ...DEMO_CONFIG,
      "one/a.js": `import { input } from "demo";\nimport { handle } from "./b";\nhandle(input());\n${LARGE}`,
      "one/b.js": `import { run } from "demo";\nexport const handle = (text) => run(text);\n`,
      "two/a.js": `${DEMO_FINDING}${LARGE}`,
      "three/a.js": `${LARGE}\n${DEMO_FINDING}`,
      "three/broken.js": "function (",
    }).path;

  it("finds in several threads what it finds in one, in the same order", async () => {
    const folder = packages();
    const { report } = await scanJson(folder);
    assert.deepEqual(placesOf(report), ["one/b.js:2 demo-run", "three/a.js:2002 demo-run", "two/a.js:2 demo-run"]);
    for (const part of ["one", "two", "three"]) {
      const { report: alone } = await scanJson(folder, part);
      const { findings } = report;
      assert.deepEqual(
        findings.filter(({ file }) => file.startsWith(`${part}/`)),
        alone.findings,
      );
    }
  });

  it("shows code and counts files as a small one does", async () => {
    const { code, stdout } = await buckler(packages(), ["scan"]);
    assert.equal(code, 1);
    assert.match(stdout, /> 2 \|/);
    assert.match(stdout, /^3 problems in 5 files/m);
  });
});
