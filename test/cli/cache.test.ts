import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, copyFileSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { DEMO_CONFIG, DEMO_FINDING } from "../../server/workspace/testing/demo-rules";
import { TemporaryFolders, type TemporaryFolder } from "../../server/workspace/testing/temporary-folder";
import { KEPT, KeptResults } from "./kept-results";
import { buckler, type CliRun, type JsonReport } from "./run-cli";

const folders = new TemporaryFolders();

const ASKS = 'import { input } from "demo";\nimport { handle } from "./sub/handle";\nhandle(input());\n';
const RUNS = 'import { run } from "demo";\nexport const handle = (text) => run(text);\n';
const HARMLESS = "export const handle = (text) => text.length;\n";
const RULE = DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"]!;
const MODEL = DEMO_CONFIG[".buckler/models/demo.yml"]!;

/** Two files that imports connect, with a finding in the second, and one for itself. */
const PROJECT = { ...DEMO_CONFIG, "asks.js": ASKS, "sub/handle.js": RUNS, "alone.js": DEMO_FINDING };

/** All of a build that has a say in results. */
const PARTS = ["cli.js", "rules.json", "rules.js", "typescript.js", "advisories.index", "dependencies.json"];
const WEAK_HASH =
  'import { createHmac } from "node:crypto";\nexport const sign = (text, key) => createHmac("md5", key).update(text).digest();\n';

/** Run before the command line: writes which modules it loaded. */
const TELLS_WHAT_IS_LOADED =
  'process.once("exit", () => require("node:fs").writeFileSync(process.env.LOADED, JSON.stringify(Object.keys(require.cache))));\n';

/** Run before the command line: gives alone.js another text after the project's state was taken, and the first one again before it is compared. */
const CHANGES_AND_CHANGES_BACK = `
const fs = require("node:fs");
const { openSync } = fs;
let opened = 0;
let before;
fs.openSync = (path, ...rest) => {
  if (String(path).endsWith("alone.js")) {
    opened++;
    if (opened === 2) {
      before = fs.readFileSync(path, "utf8");
      fs.writeFileSync(path, "f();\\n");
    }
    if (opened === 3) fs.writeFileSync(path, before);
  }
  return openSync(path, ...rest);
};
`;

/** A finding that another file has a say in. */
const PASSED_ON = {
  "asks.js": 'import { input, run } from "demo";\nimport { pass } from "./sub/pass";\nrun(pass(input()));\n',
  "sub/pass.js": "export const pass = (text) => text;\n",
};

interface Change {
  readonly what: string;
  /** Beside those of `PROJECT`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly change?: (folder: TemporaryFolder) => void;
  /** Options of the scan after the change alone. */
  readonly argsThen?: readonly string[];
  /** Files of which what is said afterwards is known from before; none of the others has anything kept. */
  readonly kept: readonly string[];
}

const LATIN = Buffer.from(`// caf\xe9\n${DEMO_FINDING}`, "latin1");
const MERGE = 'require("express")().use((req) => require("lodash").merge({}, JSON.parse(req.query.a)));\n';

const CHANGES: readonly Change[] = [
  { what: "another file of the group", change: (folder) => folder.write("asks.js", `\n${ASKS}`), kept: ["alone.js"] },
  { what: "the file itself", change: (folder) => folder.write("sub/handle.js", `\n${RUNS}`), kept: ["alone.js"] },
  { what: "a file without imports", change: (folder) => folder.write("alone.js", `\n${DEMO_FINDING}`), kept: ["sub/handle.js"] },
  {
    what: "a comment that silences a finding",
    change: (folder) => folder.write("alone.js", DEMO_FINDING.replace("run(", "/* buckler-ignore demo-run */ run(")),
    kept: ["sub/handle.js"],
  },
  {
    what: "a file that is gone",
    change: (folder) => {
      rmSync(folder.join("asks.js"));
    },
    kept: ["alone.js"],
  },
  {
    what: "an imported file that is gone",
    change: (folder) => {
      rmSync(folder.join("sub/handle.js"));
    },
    kept: ["alone.js"],
  },
  { what: "a file that nobody imports", change: (folder) => folder.write("more.js", "f();\n"), kept: ["alone.js", "sub/handle.js"] },
  {
    what: "a file that imports lead to instead",
    change: (folder) => folder.write("sub/handle.ts", HARMLESS),
    kept: ["alone.js"],
  },
  {
    what: "the entry that a package.json names",
    files: { "asks.js": ASKS.replace("./sub/handle", "./sub"), "sub/package.json": '{ "main": "handle.js" }', "sub/other.js": RUNS },
    change: (folder) => folder.write("sub/package.json", '{ "main": "other.js" }'),
    kept: ["alone.js"],
  },
  {
    what: "paths of tsconfig.json",
    files: {
      "asks.js": ASKS.replace("./sub/handle", "@/handle"),
      "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./sub/*"] } } }',
      "other/handle.js": HARMLESS,
    },
    change: (folder) => folder.write("tsconfig.json", '{ "compilerOptions": { "paths": { "@/*": ["./other/*"] } } }'),
    kept: ["alone.js"],
  },
  {
    what: "what tsconfig.json extends",
    files: {
      "asks.js": ASKS.replace("./sub/handle", "@/handle"),
      "tsconfig.json": '{ "extends": "./settings/base.json" }',
      "settings/base.json": '{ "compilerOptions": { "paths": { "@/*": ["../sub/*"] } } }',
    },
    change: (folder) => folder.write("settings/base.json", "{}"),
    kept: ["alone.js"],
  },
  {
    what: "the packages of the repository",
    files: {
      "asks.js": ASKS.replace("./sub/handle", "@shop/sub/handle"),
      "package.json": '{ "private": true, "workspaces": ["sub"] }',
      "sub/package.json": '{ "private": true, "name": "@shop/sub" }',
    },
    change: (folder) => folder.write("sub/package.json", '{ "private": true, "name": "@shop/other" }'),
    kept: ["alone.js"],
  },
  {
    what: "what git ignores",
    files: PASSED_ON,
    change: (folder) => folder.write(".gitignore", "/sub/\n"),
    kept: ["alone.js"],
  },
  {
    what: "what is excluded",
    files: PASSED_ON,
    change: (folder) => folder.write(".buckler.yml", "exclude: [sub/]\n"),
    kept: ["alone.js"],
  },
  {
    what: "the rule",
    change: (folder) => folder.write(".buckler/rules/demo-run/rule.yml", RULE.replace("{source}", "it: {source}")),
    kept: [],
  },
  {
    what: "the model",
    change: (folder) => folder.write(".buckler/models/demo.yml", MODEL.replace("the visitor's input", "what they say")),
    kept: [],
  },
  {
    what: "a further rule",
    change: (folder) => folder.write(".buckler/rules/more.yml", RULE.replaceAll("demo-run", "demo-more")),
    kept: [],
  },
  { what: "a rule's severity", change: (folder) => folder.write(".buckler.yml", "rules: { demo-run: low }\n"), kept: [] },
  { what: "a rule that is off", change: (folder) => folder.write(".buckler.yml", "rules: { demo-run: off }\n"), kept: [] },
  { what: "threat models of the project", change: (folder) => folder.write(".buckler.yml", "threat-models: [local]\n"), kept: [] },
  { what: "threat models of the command line", argsThen: ["--threat-model", "local"], kept: [] },
  { what: "--all-rules", argsThen: ["--all-rules"], kept: [] },
  { what: "--no-config", argsThen: ["--no-config"], kept: [] },
  { what: "the gate", argsThen: ["--fail-on", "critical"], kept: ["alone.js", "sub/handle.js"] },
  {
    what: "the gate of the project",
    change: (folder) => folder.write(".buckler.yml", "fail-on: critical\n"),
    kept: ["alone.js", "sub/handle.js"],
  },
  {
    what: "a package that becomes publishable",
    files: { "lib/package.json": '{ "name": "lib", "version": "1.0.0", "private": true, "main": "a.js" }', "lib/a.js": DEMO_FINDING },
    change: (folder) => folder.write("lib/package.json", '{ "name": "lib", "version": "1.0.0", "main": "a.js" }'),
    kept: ["alone.js", "sub/handle.js"],
  },
  {
    what: "the version of a dependency",
    files: { "shop/package.json": '{ "dependencies": { "lodash": "4.17.4" } }', "shop/a.js": MERGE },
    change: (folder) => folder.write("shop/package.json", '{ "dependencies": { "lodash": "4.17.21" } }'),
    kept: ["alone.js", "sub/handle.js"],
  },
  {
    what: "bytes that decode to the same text",
    files: { "latin.js": LATIN },
    change: (folder) => folder.write("latin.js", LATIN.toString("utf8")),
    kept: ["alone.js", "sub/handle.js"],
  },
  {
    what: "a minified file that is named now",
    files: { "min.js": `${DEMO_FINDING}${"f(1);".repeat(2000)}` },
    argsThen: ["min.js", "."],
    kept: [],
  },
  { what: "a file that is named", argsThen: ["alone.js"], kept: ["alone.js"] },
  { what: "a folder that is named", argsThen: ["sub"], kept: ["sub/handle.js"] },
  {
    what: "a link that an import leads through",
    files: { "asks.js": ASKS.replace("./sub/handle", "./linked"), "sub/other.js": HARMLESS },
    change: (folder) => {
      rmSync(folder.join("linked.js"));
      symlinkSync(folder.join("sub/other.js"), folder.join("linked.js"));
    },
    kept: ["alone.js"],
  },
];

describe("results of earlier scans", () => {
  afterEach(() => {
    folders.removeAll();
  });

  for (const { what, files, change, argsThen = [], kept } of CHANGES) {
    it(`are right after a change of ${what}`, async function () {
      const isAboutLinks = what.includes("link");
      if (process.platform === "win32" && isAboutLinks) this.skip();
      const project = folders.make({ ...PROJECT, ...files });
      if (isAboutLinks) symlinkSync(project.join("sub/handle.js"), project.join("linked.js"));
      const results = new KeptResults(folders.make());
      const scan = (...args: string[]): Promise<CliRun> => results.scan(project.path, "--format", "json", ...args);
      await scan();
      assert.ok(results.mark() > 0);
      change?.(project);
      const [now, expected] = [await scan(...argsThen), await scan("--no-cache", ...argsThen)];
      assert.deepEqual([now.code, now.stderr], [expected.code, expected.stderr]);
      const report = JSON.parse(now.stdout) as JsonReport;
      const keptFiles = report.findings.filter(({ message }) => message === KEPT).map(({ file }) => file);
      assert.deepEqual([...new Set(keptFiles)].sort(), kept);
      assert.deepEqual(unmarked(report, JSON.parse(expected.stdout)), JSON.parse(expected.stdout));
    });
  }

  for (const format of ["text", "json", "sarif"]) {
    it(`make the same report as ${format}, and need no analyzer`, async () => {
      const project = folders.make({
        ...PROJECT,
        ".buckler.yml": "nonsense: 1\n",
        "weak.js": WEAK_HASH,
        "silent.js": WEAK_HASH.replace("export", "// buckler-ignore weak-hash -- a name\nexport"),
        "broken.js": "function f( {\n",
        "min.js": "f(1);".repeat(2000),
        "large.js": "f(1);\n".repeat(900_000),
      });
      const results = new KeptResults(folders.make());
      const expected = await results.scan(project.path, "--no-cache", "--format", format);
      assert.match(expected.stdout, /weak-hash/);
      assert.deepEqual(await results.scan(project.path, "--format", format), expected);
      const loaded = folders.make({ "hook.cjs": TELLS_WHAT_IS_LOADED });
      const { stdout, stderr, code } = await buckler(project.path, ["scan", "--format", format], {
        ...results.env,
        NODE_OPTIONS: `--require=${loaded.join("hook.cjs")}`,
        LOADED: loaded.join("loaded.json"),
      });
      assert.deepEqual({ code, stdout, stderr }, expected);
      const names = (JSON.parse(readFileSync(loaded.join("loaded.json"), "utf8")) as string[]).map((path) => basename(path));
      assert.ok(names.includes("cli.js"));
      assert.ok(!names.includes("typescript.js") && !names.includes("rules.js"), names.join());
    });
  }

  it("are used for files that are named one by one, as commit hooks do", async () => {
    const project = folders.make(PROJECT);
    const results = new KeptResults(folders.make());
    const scan = async (...args: string[]): Promise<JsonReport> =>
      JSON.parse((await results.scan(project.path, "--format", "json", ...args)).stdout) as JsonReport;
    await scan("sub/handle.js");
    await scan("alone.js");
    results.mark();
    const { findings } = await scan("alone.js", "sub/handle.js");
    assert.deepEqual(
      findings.map(({ message }) => message),
      [KEPT, KEPT],
    );
    project.write("asks.js", `\n${ASKS}`);
    const after = await scan("alone.js", "sub/handle.js");
    assert.deepEqual(
      after.findings.map(({ message }) => message === KEPT),
      [true, false],
    );
  });

  it("come back with the text that they are of", async () => {
    const project = folders.make(PROJECT);
    const results = new KeptResults(folders.make());
    await results.scan(project.path);
    results.mark();
    project.write("alone.js", `\n${DEMO_FINDING}`);
    await results.scan(project.path);
    project.write("alone.js", DEMO_FINDING);
    const { stdout } = await results.scan(project.path, "--format", "json");
    assert.ok((JSON.parse(stdout) as JsonReport).findings.every(({ message }) => message === KEPT));
  });

  it("are not kept of what the stack cut short, which may go further the next time", async () => {
    const project = folders.make({
      ...PROJECT,
      "deep.js": `import { input } from "demo";\nimport "./imported.js";\nconst text = ${"input(\n".repeat(2000)}1${")\n".repeat(2000)};\n`,
      "imported.js": DEMO_FINDING,
    });
    const results = new KeptResults(folders.make());
    const scan = async (): Promise<JsonReport> => JSON.parse((await results.scan(project.path, "--format", "json")).stdout) as JsonReport;
    const cutShort = [["deep.js", "not analysed: the code nests too deeply"]];
    assert.deepEqual(
      (await scan()).incomplete.map(({ file, message }) => [file, message]),
      cutShort,
    );
    results.mark();
    const { findings, incomplete } = await scan();
    assert.deepEqual(
      incomplete.map(({ file, message }) => [file, message]),
      cutShort,
    );
    assert.deepEqual(
      findings.filter(({ message }) => message !== KEPT).map(({ file }) => file),
      ["imported.js"],
      "more may be found in what it imports",
    );
  });

  it("are kept of what its budget cut short, which ends in the same place each time", async () => {
    const slow = Array.from(
      { length: 3000 },
      (_, index) => `function f${index}(a, b) { return f${(index * 7) % 3000}(b + input(), { a, b }); }`,
    );
    const project = folders.make({
      ".buckler.yml": "budget-milliseconds: 50\n",
      "slow.js": `import { input } from "demo";\nimport "./imported.js";\n${slow.join("\n")}\n`,
      "imported.js": DEMO_FINDING,
    });
    const results = new KeptResults(folders.make());
    const scan = async (): Promise<JsonReport> => JSON.parse((await results.scan(project.path, "--format", "json")).stdout) as JsonReport;
    const first = await scan();
    assert.deepEqual(
      first.incomplete.map(({ file, message }) => [file, message]),
      [["slow.js", "data flow was cut short after a budget of 50 ms; more may be found"]],
    );
    results.mark();
    const again = await scan();
    assert.deepEqual(again.incomplete, first.incomplete);
    assert.ok(again.findings.every(({ message }) => message === KEPT));
  });

  it("are not kept when a file changed during the scan, not even when it is what it was at the end", async () => {
    const project = folders.make(PROJECT);
    const results = new KeptResults(folders.make());
    const hook = folders.make({ "hook.cjs": CHANGES_AND_CHANGES_BACK });
    const during = await buckler(project.path, ["scan", "--format", "json"], {
      ...results.env,
      NODE_OPTIONS: `--require=${hook.join("hook.cjs")}`,
    });
    assert.deepEqual(
      (JSON.parse(during.stdout) as JsonReport).findings.map(({ file }) => file),
      ["sub/handle.js"],
      "the harmless text was analysed",
    );
    assert.equal(readFileSync(project.join("alone.js"), "utf8"), DEMO_FINDING);
    assert.match((await results.scan(project.path)).stdout, /2 problems in 3 files/);
  });

  it("are of the build that made them", async () => {
    const project = folders.make(PROJECT);
    const results = new KeptResults(folders.make());
    const dist = join(import.meta.dirname, "../../dist");
    const other = folders.make();
    for (const name of PARTS) copyFileSync(join(dist, name), other.join(name));
    await results.scan(project.path);
    results.mark();
    const scanWith = (): string =>
      spawnSync(process.execPath, [other.join("cli.js"), "scan"], {
        cwd: project.path,
        encoding: "utf8",
        env: { ...process.env, ...results.env },
      }).stdout;
    assert.ok(scanWith().includes(KEPT), "a copy is the same build");
    appendFileSync(other.join("rules.json"), "\n");
    const changed = scanWith();
    assert.match(changed, /2 problems in 3 files/);
    assert.ok(!changed.includes(KEPT));
  });
});

/** A value with the words that stand at the same place in another one, where they are those of kept results. */
function unmarked(value: unknown, other: unknown): unknown {
  if (value === KEPT) return other;
  if (typeof value !== "object" || value === null || typeof other !== "object" || other === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => unmarked(item, (other as readonly unknown[])[index]));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unmarked(item, (other as Record<string, unknown>)[key])]));
}
