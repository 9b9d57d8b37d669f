import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DEMO_CONFIG, DEMO_FINDING } from "../../server/workspace/testing/demo-rules";
import { TemporaryFolders } from "../../server/workspace/testing/temporary-folder";
import { buckler, placesOf, scanJson } from "./run-cli";

const folders = new TemporaryFolders();

function project(files: Readonly<Record<string, string>> = {}): string {
  return folders.make({ ...DEMO_CONFIG, ...files }).path;
}

describe("buckler scan", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("prints findings with code, way and advice, and exits with 1", async () => {
    const { code, stdout, stderr } = await buckler(project({ "src/a.js": DEMO_FINDING, "src/b.js": "f();\n" }), ["scan"]);
    assert.equal(code, 1);
    assert.equal(stderr, "");
    assert.match(stdout, /^high {2}the visitor's input becomes part of what demo runs\.$/im);
    assert.ok(stdout.includes(`${join("src", "a.js")}:2:5  demo-run`), stdout);
    assert.match(stdout, /> 2 \| run\(input\(\)\);/);
    assert.match(stdout, /How it gets there:\n {4}1\. line 2 /);
    assert.match(stdout, /What to do: Choose from a list of things to run\./);
    assert.match(stdout, /^1 problem in 2 files: 1 high\.$/m);
  });

  it("exits with 0 and a friendly line when all is clear", async () => {
    const { code, stdout } = await buckler(project({ "a.ts": "export const a = 1;\n" }), ["scan"]);
    assert.equal(code, 0);
    assert.equal(stdout, "All clear: no security problems in 1 file.\n");
  });

  it("counts only findings at or above the gate, from the option or the project", async () => {
    const folder = project({ "a.js": DEMO_FINDING });
    assert.equal((await buckler(folder, ["scan", "--fail-on", "high"])).code, 1);
    assert.equal((await buckler(folder, ["scan", "--fail-on", "critical"])).code, 0);
    const gated = project({ "a.js": DEMO_FINDING, ".buckler.yml": "fail-on: critical\n" });
    assert.equal((await buckler(gated, ["scan"])).code, 0);
    assert.equal((await buckler(gated, ["scan", "--fail-on", "low"])).code, 1);
  });

  it("scans several files and folders, each file once, in a fixed order", async () => {
    const folder = project({ "b/x.js": DEMO_FINDING, "b/a.js": DEMO_FINDING, "a.js": DEMO_FINDING, "c.js": DEMO_FINDING });
    const { report } = await scanJson(folder, "b", "a.js", "b/a.js");
    assert.deepEqual(placesOf(report), ["b/a.js:2 demo-run", "b/x.js:2 demo-run", "a.js:2 demo-run"]);
    assert.equal(report.summary.files, 3);
  });

  it("says the same every time", async () => {
    const folder = project({ "b/x.js": DEMO_FINDING, "a.js": DEMO_FINDING, "z.ts": DEMO_FINDING });
    const first = await buckler(folder, ["scan", "--format", "sarif"]);
    const second = await buckler(folder, ["scan", "--format", "sarif"]);
    assert.equal(first.stdout, second.stdout);
  });

  it("scans a named folder that git ignores, and files below test and fixtures", async () => {
    const folder = project({ ".gitignore": "hidden/\n", "hidden/a.js": DEMO_FINDING, "test/fixtures/b.js": DEMO_FINDING });
    assert.deepEqual(placesOf((await scanJson(folder)).report), ["test/fixtures/b.js:2 demo-run"]);
    assert.deepEqual(placesOf((await scanJson(folder, "hidden")).report), ["hidden/a.js:2 demo-run"]);
  });

  it("uses the project that a path belongs to, wherever it is started", async () => {
    const folder = project({ ".git/HEAD": "", "packages/a/x.js": DEMO_FINDING });
    const { report } = await scanJson(folders.make().path, join(folder, "packages/a"));
    assert.deepEqual(placesOf(report), ["x.js:2 demo-run"]);
    assert.equal(report.base, pathToFileURL(`${folder}/packages/a/`).href);
  });

  it("names files relative to the working folder when they are in it", async () => {
    const folder = project({ "packages/a/x.js": DEMO_FINDING });
    const { report } = await scanJson(folder, "packages/a");
    assert.deepEqual(placesOf(report), ["packages/a/x.js:2 demo-run"]);
    assert.equal(report.base, pathToFileURL(`${folder}/`).href);
  });

  it("keeps two projects apart", async () => {
    const strict = project({ "a.js": DEMO_FINDING });
    const lenient = project({ "a.js": DEMO_FINDING, ".buckler.yml": "rules: { demo-run: off }\n" });
    const { report } = await scanJson(folders.make().path, strict, lenient);
    assert.equal(report.findings.length, 1);
    assert.equal(report.summary.files, 2);
  });

  it("takes other threat models", async () => {
    const folder = project({ "a.js": DEMO_FINDING.replaceAll("input", "argument") });
    assert.equal((await scanJson(folder)).report.findings.length, 0);
    assert.equal((await scanJson(folder, "--threat-model", "local,remote")).report.findings.length, 1);
    assert.equal((await scanJson(folder, "--threat-model", "client", "--threat-model", "local")).report.findings.length, 1);
  });

  it("leaves rules of low confidence to --all-rules", async () => {
    const rule = DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"]!.replace("confidence: high", "confidence: low");
    const folder = project({ ".buckler/rules/demo-run/rule.yml": rule, "a.js": DEMO_FINDING });
    assert.equal((await scanJson(folder)).code, 0);
    assert.equal((await scanJson(folder, "--all-rules")).code, 1);
  });

  it("reads no configuration with --no-config, but comments still count", async () => {
    const hash =
      'import { createHmac } from "node:crypto";\nexport const sign = (text, key) => createHmac("md5", key).update(text).digest();\n';
    const files = { ".buckler.yml": "rules: { weak-hash: off }\nnonsense: 1\n", "a.js": DEMO_FINDING, "b.js": hash };
    const silent = { "c.js": hash.replace("export", "// buckler-ignore weak-hash -- a checksum\nexport") };
    const { report, stderr } = await scanJson(project({ ...files, ...silent }), "--no-config");
    assert.deepEqual(placesOf(report), ["b.js:2 weak-hash"]);
    assert.equal(stderr, "");
    assert.deepEqual(
      report.suppressed.map(({ rule, reason }) => [rule, reason]),
      [["weak-hash", "a checksum"]],
    );
  });

  it("writes the report to a file", async () => {
    const folder = project({ "a.js": DEMO_FINDING });
    const { code, stdout } = await buckler(folder, ["scan", "--output", "report.txt"], { FORCE_COLOR: "1", NO_COLOR: undefined });
    assert.equal(code, 1);
    assert.equal(stdout, "");
    const written = readFileSync(join(folder, "report.txt"), "utf8");
    assert.match(written, /1 problem in 1 file/);
    assert.ok(!written.includes("\u001b"), "no colours in a file");
  });

  it("colours only where colours are wanted", async () => {
    const folder = project({ "a.js": DEMO_FINDING });
    assert.ok(!(await buckler(folder, ["scan"])).stdout.includes("\u001b"));
    assert.ok(!(await buckler(folder, ["scan"], { NO_COLOR: undefined, CI: "true" })).stdout.includes("\u001b"), "a pipe is no terminal");
    assert.ok((await buckler(folder, ["scan"], { NO_COLOR: undefined, FORCE_COLOR: "1" })).stdout.includes("\u001b[31m"));
  });

  it("shows no progress where nobody looks", async () => {
    assert.equal((await buckler(project({ "a.js": "f();\n" }), ["scan"])).stderr, "");
  });

  it("ends quietly when its reader leaves early", async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.js`, DEMO_FINDING]));
    const cli = join(import.meta.dirname, "../../dist/cli.js");
    const child = spawn(process.execPath, [cli, "scan"], { cwd: project(files), stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    await once(child.stdout, "data");
    child.stdout.destroy();
    await once(child, "close");
    assert.equal(stderr, "");
    assert.equal(child.signalCode, null);
  });

  it("offers checked fixes in the report", async () => {
    const query = 'import express from "express";\nimport pg from "pg";\nconst app = express();\nconst db = new pg.Pool();\n';
    const code = 'app.get("/", async (req, res) => {\n  res.json(await db.query(`SELECT * FROM t WHERE id = ${req.query.id}`));\n});\n';
    const rule = DEMO_CONFIG[".buckler/rules/demo-run/rule.yml"]!.replace("demo-run]", "sql]");
    const fixes = 'fixes:\n  - { title: "Pass the values as query parameters", transform: parameterize-query }\n';
    const folder = project({ "a.js": query + code, ".buckler/rules/demo-run/rule.yml": rule + fixes });
    const { report } = await scanJson(folder, "--threat-model", "remote");
    const offered = report.findings.find(({ rule }) => rule === "demo-run")?.fixes ?? [];
    assert.match(offered[0]?.edits.map(({ newText }) => newText).join("") ?? "", /\$1/);
    assert.match((await buckler(folder, ["scan"])).stdout, /Quick fix in the editor: /);
  });
});

describe("buckler", () => {
  afterEach(() => {
    folders.removeAll();
  });

  const wrong: [string, string[], RegExp][] = [
    ["an unknown option", ["scan", "--frobnicate"], /unknown option '--frobnicate'/],
    ["an unknown command", ["sacn"], /unknown command 'sacn'/],
    ["an unknown format", ["scan", "--format", "xml"], /'xml' is invalid\. Allowed choices are text, json, sarif/],
    ["an unknown severity", ["scan", "--fail-on", "awful"], /'awful' is invalid\. Allowed choices are critical, high, medium, low/],
    ["an unknown threat model", ["scan", "--threat-model", "remote,alien"], /"alien" is not one of remote, client, library, local, model/],
    ["no threat model", ["scan", "--threat-model", ","], /name at least one of/],
    ["no command", [], /Usage: buckler/],
  ];
  for (const [name, args, message] of wrong) {
    it(`exits with 2 for ${name}`, async () => {
      const { code, stdout, stderr } = await buckler(project({ "a.js": DEMO_FINDING }), args);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, message);
    });
  }

  it("exits with 2 where there is nothing to scan", async () => {
    const { code, stdout, stderr } = await buckler(folders.make({ "logo.png": "" }).path, ["scan"]);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.equal(stderr, "buckler: nothing to scan: no text files in .\n");
  });

  it("exits with 2 for a path that is not there, after the others were scanned", async () => {
    const { code, report, stderr } = await scanJson(project({ "a.js": DEMO_FINDING }), "gone.js", "a.js");
    assert.equal(code, 2);
    assert.match(stderr, /gone\.js does not exist\n/);
    assert.equal(report.findings.length, 1);
  });

  it("names a file of another kind and scans the others", async () => {
    const { code, report, stderr } = await scanJson(project({ "a.js": DEMO_FINDING, "logo.png": "" }), "logo.png", "a.js");
    assert.equal(code, 1);
    assert.match(stderr, /logo\.png is not scanned: its name says that it is no text\n/);
    assert.equal(report.findings.length, 1);
  });

  it("exits with 2 when the report cannot be written", async () => {
    const { code, stderr } = await buckler(project({ "a.js": DEMO_FINDING }), ["scan", "--output", join("no", "such", "folder.txt")]);
    assert.equal(code, 2);
    assert.match(stderr, /^buckler: cannot write .*folder\.txt: /);
  });

  it("exits with 2 when the disk is full", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const { code, stderr } = await buckler(project({ "a.js": DEMO_FINDING }), ["scan", "--output", "/dev/full"]);
    assert.equal(code, 2);
    assert.match(stderr, /^buckler: cannot write \/dev\/full: ENOSPC/);
  });

  it("prints version and help", async () => {
    const folder = folders.make().path;
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8")) as { version: string };
    assert.deepEqual(await buckler(folder, ["--version"]), { code: 0, stdout: `${version}\n`, stderr: "" });
    const help = await buckler(folder, ["scan", "--help"]);
    assert.equal(help.code, 0);
    for (const option of ["--format", "--output", "--threat-model", "--all-rules", "--no-config", "--fail-on"])
      assert.ok(help.stdout.includes(option), option);
  });

  it("lists its rules", async () => {
    const { code, stdout } = await buckler(folders.make().path, ["rules", "--format", "json"]);
    assert.equal(code, 0);
    const rules = JSON.parse(stdout) as { id: string }[];
    assert.ok(rules.some(({ id }) => id === "weak-hash"));
    const text = (await buckler(folders.make().path, ["rules"])).stdout;
    assert.equal(text.trimEnd().split("\n").length, rules.length);
  });
});
