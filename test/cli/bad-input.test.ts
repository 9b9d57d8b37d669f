import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { DEMO_CONFIG, DEMO_FINDING } from "../../server/workspace/testing/demo-rules";
import { TemporaryFolders, type TemporaryFolder } from "../../server/workspace/testing/temporary-folder";
import { buckler, placesOf, scanJson, type JsonReport } from "./run-cli";
import { UNPRIVILEGED } from "../unprivileged";

const folders = new TemporaryFolders();

/** A project whose `good.js` has one finding, which every bad neighbour must leave alone. */
function project(files: Readonly<Record<string, string | Uint8Array>> = {}): TemporaryFolder {
  return folders.make({ ...DEMO_CONFIG, "good.js": DEMO_FINDING, ...files });
}

const GOOD = "good.js:2 demo-run";

describe("bad input", () => {
  afterEach(() => {
    folders.removeAll();
  });

  const incomplete: [string, Record<string, string | Uint8Array>, string, RegExp][] = [
    [
      "a minified file of 5 MB",
      { "bad.js": "function f(a){return a+1}".repeat(200_000) },
      "too-large",
      /not analysed: 5\.0 MB is more than a person writes/,
    ],
    ["a minified file of 1 MB", { "bad.js": "function f(a){return a+1}".repeat(40_000) }, "minified", /minified/],
    ["a file of 2 MB in short lines", { "bad.js": "f(1, 2, 3);\n".repeat(170_000) }, "too-large", /2\.0 MB/],
    ["a binary file", { "bad.js": new Uint8Array(5000).map((_, index) => (index * 7919) % 256) }, "binary", /this is not text/],
    ["a syntax error", { "bad.ts": "class { if (\n" }, "syntax", /syntax error \(.+\); everything that still parses was analysed/],
  ];
  for (const [name, files, reason, message] of incomplete) {
    it(`survives ${name}`, async () => {
      const { code, report, stderr } = await scanJson(project(files).path);
      assert.equal(code, 1);
      assert.equal(stderr, "");
      assert.deepEqual(placesOf(report), [GOOD]);
      assert.deepEqual(
        report.incomplete.map(({ file, reason }) => [file, reason]),
        [[Object.keys(files)[0], reason]],
      );
      assert.match(report.incomplete[0]!.message, message);
    });
  }

  it("analyses what is not UTF-8, and says so", async () => {
    const { report } = await scanJson(project({ "latin.js": Buffer.from(`// caf\xe9\n${DEMO_FINDING}`, "latin1") }).path);
    assert.deepEqual(placesOf(report), [GOOD, "latin.js:3 demo-run"]);
    assert.deepEqual(
      report.incomplete.map(({ file, reason }) => [file, reason]),
      [["latin.js", "encoding"]],
    );
  });

  it("keeps the findings of broken code that still parses", async () => {
    const { report } = await scanJson(project({ "half.js": `${DEMO_FINDING}function broken( {\n` }).path);
    assert.ok(placesOf(report).includes("half.js:2 demo-run"), placesOf(report).join());
  });

  it("survives circular imports", async () => {
    const files = {
      "a.js": `import "./b.js";\nimport { b } from "./b.js";\nexport const a = b;\n`,
      "b.js": `import { a } from "./a.js";\nexport const b = a;\nexport * from "./b.js";\n`,
    };
    const { report } = await scanJson(project(files).path);
    assert.deepEqual(placesOf(report), [GOOD]);
    assert.deepEqual(report.incomplete, []);
  });

  it("ends in a loop of links, and finds nothing twice or outside", async () => {
    const outside = folders.make({ "outside.js": DEMO_FINDING });
    const folder = project({ "a/b/c.js": "f();\n" });
    symlinkSync(folder.path, folder.join("a/b/loop"), "junction");
    symlinkSync(outside.path, folder.join("a/out"), "junction");
    assert.deepEqual(placesOf((await scanJson(folder.path)).report), [GOOD]);
  });

  it("names a link that leads round in a circle", async function () {
    if (process.platform === "win32") this.skip();
    const folder = project();
    symlinkSync(folder.join("y.js"), folder.join("x.js"));
    symlinkSync(folder.join("x.js"), folder.join("y.js"));
    const { code, report, stderr } = await scanJson(folder.path, "x.js", "good.js");
    assert.equal(code, 2);
    assert.match(stderr, /x\.js is a symbolic link that leads round in a circle\n/);
    assert.deepEqual(placesOf(report), [GOOD]);
  });

  it("follows 20 levels of callbacks", async () => {
    const levels = 20;
    const open = Array.from({ length: levels }, (_, index) => `step${index}((error${index}, value${index}) => {\n`).join("");
    const deep = `import { input, run } from "demo";\n${open}run(input());\n${"});\n".repeat(levels)}`;
    const { report } = await scanJson(project({ "deep.js": deep }).path);
    assert.deepEqual(placesOf(report), [`deep.js:${levels + 2} demo-run`, GOOD]);
    assert.deepEqual(report.incomplete, []);
  });

  it("survives nesting that nobody writes", async () => {
    const files = {
      "arrays.js": `x = ${"[".repeat(20_000)}${"]".repeat(20_000)};\n`,
      "sums.js": `x = ${"1 + ".repeat(20_000)}1;\n`,
      "members.js": `x${".a".repeat(20_000)};\n`,
      "calls.js": `f${"()".repeat(20_000)};\n`,
    };
    const { code, report } = await scanJson(project(files).path);
    assert.equal(code, 1);
    assert.ok(placesOf(report).includes(GOOD));
  });

  (UNPRIVILEGED ? it : it.skip)("goes on past a folder that may not be read", async () => {
    const folder = project({ "locked/a.js": DEMO_FINDING });
    chmodSync(folder.path, 0o755);
    chmodSync(folder.join("locked"), 0o000);
    try {
      const { code, stdout } = await buckler(folder.path, ["scan", "--format", "json"], {}, UNPRIVILEGED?.uid);
      const report = JSON.parse(stdout) as JsonReport;
      assert.equal(code, 1);
      assert.deepEqual(placesOf(report), [GOOD]);
      assert.deepEqual(
        report.incomplete.map(({ file, reason, message }) => [file, reason, message]),
        [["locked", "unreadable", `${folder.join("locked")} may not be read by you`]],
      );
    } finally {
      chmodSync(folder.join("locked"), 0o700);
    }
  });

  it("survives files that vanish while it scans", async () => {
    const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`zz/${String(index).padStart(3, "0")}/a.js`, "f();\n"]));
    const folder = project(files);
    const [run] = await Promise.all([
      scanJson(folder.path),
      ...Array.from({ length: 200 }, (_, index) => rm(folder.join(`zz/${String(399 - index).padStart(3, "0")}`), { recursive: true })),
    ]);
    assert.equal(run.code, 1);
    assert.deepEqual(placesOf(run.report), [GOOD]);
    assert.ok(run.report.incomplete.every(({ reason }) => reason === "unreadable"));
  });

  it("neither waits for a named pipe nor reads a socket", async function () {
    if (process.platform === "win32") this.skip();
    const folder = project();
    execFileSync("mkfifo", [folder.join("pipe.js")]);
    const socket = createServer().listen(folder.join("socket.js"));
    await once(socket, "listening");
    try {
      assert.deepEqual(placesOf((await scanJson(folder.path)).report), [GOOD]);
      for (const name of ["pipe.js", "socket.js"]) {
        const { code, stderr } = await buckler(folder.path, ["scan", name]);
        assert.equal(code, 2);
        assert.match(stderr, new RegExp(`${name} is neither a file nor a folder\n`));
      }
    } finally {
      socket.close();
    }
  });

  it("goes on with a malformed .buckler.yml, and says where it is wrong", async () => {
    const folder = project({ ".buckler.yml": "exclude:\n  - a\n b: [\n" });
    const { code, report, stderr } = await scanJson(folder.path);
    assert.equal(code, 1);
    assert.match(stderr, /^buckler: \.buckler\.yml:\d+:\d+: /);
    assert.deepEqual(placesOf(report), [GOOD]);
    assert.equal(report.mistakes[0]?.file, ".buckler.yml");
    assert.ok(report.mistakes[0].line >= 3);
  });

  it("never calls the result clean when the configuration is wrong", async () => {
    const { code } = await buckler(folders.make({ ".buckler.yml": "nonsense: 1\n", "a.js": "f();\n" }).path, ["scan"]);
    assert.equal(code, 2);
  });

  it("uses what is right beside settings of the wrong type", async () => {
    const settings =
      "all-rules: [yes]\nexclude: old\nthreat-models: [remote, 3]\nrules: { demo-run: 7 }\nfail-on: critical\nbudget-milliseconds: soon\n";
    const { code, report } = await scanJson(project({ ".buckler.yml": settings }).path);
    assert.deepEqual(
      report.mistakes.map(({ line, column }) => [line, column]),
      [
        [1, 12],
        [2, 10],
        [3, 25],
        [4, 20],
        [6, 22],
      ],
    );
    assert.deepEqual(placesOf(report), [GOOD]);
    assert.equal(code, 2, "below the gate that is set, but the settings are wrong");
  });

  it("loses only the rule that is malformed", async () => {
    const rule = DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"]!;
    const files = {
      ".buckler/rules/broken.yml": "id: broken\n  title: [\n",
      ".buckler/rules/misspelt.yml": rule.replace("id: demo-run", "id: misspelt").replace("title:", "tilte:"),
    };
    const { code, report, stderr } = await scanJson(project(files).path);
    assert.equal(code, 1);
    assert.deepEqual(placesOf(report), [GOOD]);
    assert.deepEqual([...new Set(report.mistakes.map(({ file }) => file))].sort(), Object.keys(files).sort());
    assert.match(stderr, /misspelt\.yml:2:1: unknown key "tilte"/);
  });

  it("executes nothing of what it scans", async () => {
    const boom = "require('fs').writeFileSync(__dirname + '/../executed', ''); process.exit(9);\n";
    const folder = project({
      ".buckler/rules/demo-run/rule.ts": boom,
      ".buckler/rules/demo-run/rule.js": boom,
      "buckler.config.js": boom,
      ".bucklerrc.js": boom,
      "node_modules/demo/index.js": boom,
      "package.json": '{ "name": "x", "buckler": { "rules": "./buckler.config.js" } }',
    });
    assert.equal((await buckler(folder.path, ["scan"])).code, 1);
    assert.ok(!readdirSync(folder.path, { recursive: true }).map(String).includes("executed"));
  });
});
