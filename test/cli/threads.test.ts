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

  it("finds in what imports connect, each thread solving a section of it, what one thread finds that was asked for one file after the other", async () => {
    const folder = folders.make({
      ...DEMO_CONFIG,
      "server.js": `import { input } from "demo";\nimport { handle } from "./shared";\nhandle(input());\n${LARGE}`,
      "page.js": `import { run } from "demo";\nimport { read } from "./shared";\nrun(read());\n${LARGE}`,
      "shared.js": `import { input, run } from "demo";\nexport const handle = (text) => run(text);\nexport const read = () => input();\n`,
      "broken.js": `import "./shared";\nfunction (`,
    }).path;
    const { report } = await scanJson(folder);
    assert.deepEqual(placesOf(report), ["page.js:3 demo-run", "shared.js:2 demo-run"]);
    const each = await Promise.all(["broken.js", "page.js", "server.js", "shared.js"].map((file) => scanJson(folder, file)));
    assert.deepEqual(
      report.findings,
      each.flatMap(({ report: { findings } }) => findings),
    );
    assert.deepEqual(
      report.incomplete,
      each.flatMap(({ report: { incomplete } }) => incomplete),
    );
  });

  it("shows code and counts files as a small one does", async () => {
    const { code, stdout } = await buckler(packages(), ["scan"]);
    assert.equal(code, 1);
    assert.match(stdout, /> 2 \|/);
    assert.match(stdout, /^3 problems in 5 files/m);
  });
});
