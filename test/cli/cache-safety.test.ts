import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { DEMO_CONFIG, DEMO_FINDING } from "../../server/workspace/testing/demo-rules";
import { TemporaryFolders, type TemporaryFolder } from "../../server/workspace/testing/temporary-folder";
import { UNPRIVILEGED } from "../unprivileged";
import { KEPT, KeptResults } from "./kept-results";
import { buckler } from "./run-cli";

const folders = new TemporaryFolders();

function project(): TemporaryFolder {
  return folders.make({ ...DEMO_CONFIG, "a.js": DEMO_FINDING, "b.js": 'export { c } from "./c";\n', "c.js": "export const c = 1;\n" });
}

/** What may have become of a record, or been put in its place. */
const DAMAGE: Readonly<Record<string, (record: string, results: KeptResults) => void>> = {
  "is cut off": (record) => {
    truncateSync(record, Math.floor(statSync(record).size / 2));
  },
  "is empty": (record) => {
    truncateSync(record, 0);
  },
  "has a changed byte": (record) => {
    writeFileSync(record, readFileSync(record, "utf8").replace("demo-run", "demo-ran"));
  },
  "is of another version": (record) => {
    writeFileSync(record, readFileSync(record, "utf8").replace("buckler results 1", "buckler results 0"));
  },
  "is no JSON": (record, results) => {
    results.write(record, "{");
  },
  "has results that are no JSON": (record, results) => {
    const [, ...lines] = readFileSync(record, "utf8").split("\n");
    results.write(record, lines.map((line, index) => (index > 0 ? line.slice(0, 60) : line)).join("\n"));
  },
  "is a folder": (record) => {
    rmSync(record);
    mkdirSync(record);
  },
};

describe("what is kept of scans", () => {
  afterEach(() => {
    folders.removeAll();
  });

  for (const [what, damage] of Object.entries(DAMAGE)) {
    it(`does no harm when it ${what}`, async () => {
      const folder = project();
      const results = new KeptResults(folders.make());
      const expected = await results.scan(folder.path);
      results.mark();
      damage(results.records[0]!, results);
      assert.deepEqual(await results.scan(folder.path), expected);
    });
  }

  it("is not read through a link, nor waited for", async function () {
    if (process.platform === "win32") this.skip();
    const folder = project();
    const results = new KeptResults(folders.make());
    const expected = await results.scan(folder.path);
    results.mark();
    const [record = ""] = results.records;
    const elsewhere = results.home.join("elsewhere");
    renameSync(record, elsewhere);
    symlinkSync(elsewhere, record);
    assert.deepEqual(await results.scan(folder.path), expected);
    rmSync(record);
    execFileSync("mkfifo", [record]);
    assert.deepEqual(await results.scan(folder.path), expected);
  });

  it("is for its user alone, and made in no project", async function () {
    if (process.platform === "win32") this.skip();
    const folder = project();
    const results = new KeptResults(folders.make());
    await results.scan(folder.path);
    assert.equal(statSync(results.folder).mode & 0o777, 0o700);
    assert.deepEqual(
      results.records.map((path) => statSync(path).mode & 0o777),
      [0o600],
    );
    assert.equal(execFileSync("ls", ["-A", folder.path], { encoding: "utf8" }), ".buckler\na.js\nb.js\nc.js\n");
  });

  it("is not trusted where others may write", async function () {
    if (process.platform === "win32") this.skip();
    const folder = project();
    const results = new KeptResults(folders.make());
    const expected = await results.scan(folder.path);
    results.mark();
    chmodSync(results.folder, 0o777);
    assert.deepEqual(await results.scan(folder.path), expected);
    chmodSync(results.folder, 0o700);
    assert.ok((await results.scan(folder.path)).stdout.includes(KEPT), "this is what would have been read");
  });

  it("is never taken from the project itself, which could hide something", async () => {
    const folder = project();
    const results = new KeptResults(folders.make());
    const expected = await results.scan(folder.path);
    results.mark();
    mkdirSync(folder.join(".cache"));
    renameSync(results.folder, folder.join(".cache/buckler"));
    assert.deepEqual(await buckler(folder.path, ["scan"], { XDG_CACHE_HOME: folder.join(".cache") }), expected);
    rmSync(folder.join(".cache/buckler"), { recursive: true });
    assert.deepEqual(await buckler(folder.path, ["scan"], { XDG_CACHE_HOME: folder.join(".cache") }), expected);
    assert.ok(!existsSync(folder.join(".cache/buckler")));
  });

  it("may be impossible", async () => {
    const folder = project();
    const file = folders.make({ file: "" }).join("file");
    const expected = await buckler(folder.path, ["scan", "--no-cache"]);
    for (const home of [file, "relative", ""]) {
      const env = { XDG_CACHE_HOME: home, HOME: file, LOCALAPPDATA: undefined };
      assert.deepEqual(await buckler(folder.path, ["scan"], env), expected, home);
    }
    assert.ok(!existsSync(folder.join("relative")));
  });

  (UNPRIVILEGED ? it : it.skip)("may be forbidden", async () => {
    const folder = project();
    const home = folders.make();
    for (const path of [folder.path, home.path]) chmodSync(path, 0o555);
    try {
      const { code, stdout, stderr } = await buckler(folder.path, ["scan"], { XDG_CACHE_HOME: home.path }, UNPRIVILEGED?.uid);
      assert.deepEqual([code, stderr], [1, ""]);
      assert.match(stdout, /1 problem in 3 files/);
    } finally {
      for (const path of [folder.path, home.path]) chmodSync(path, 0o755);
    }
  });

  it("is nothing with --no-cache", async () => {
    const folder = project();
    const results = new KeptResults(folders.make());
    await results.scan(folder.path, "--no-cache");
    assert.ok(!existsSync(results.folder));
    const expected = await results.scan(folder.path);
    results.mark();
    assert.deepEqual(await results.scan(folder.path, "--no-cache"), expected);
  });

  it("is whole after several scans at once", async () => {
    const folder = project();
    const results = new KeptResults(folders.make());
    const runs = await Promise.all(Array.from({ length: 4 }, () => results.scan(folder.path)));
    for (const run of runs) assert.deepEqual(run, runs[0]);
    assert.equal(results.records.length, 1);
    results.mark();
    assert.ok((await results.scan(folder.path)).stdout.includes(KEPT));
  });

  it("holds no secret that a report does not show", async () => {
    const secret = "hunter2-correct-horse";
    const rule = "rules:\n  - { id: mine, pattern: signIn($X), message: no, severity: ERROR, languages: [javascript] }\n";
    const folder = folders.make({ "a.js": `signIn("${secret}");\n`, ".buckler/rules/mine.yml": rule });
    const results = new KeptResults(folders.make());
    const { stdout } = await results.scan(folder.path, "--format", "json");
    assert.match(stdout, /"rule": "mine"/);
    assert.ok(!stdout.includes(secret));
    assert.ok(!results.text.includes(secret));
  });

  it("goes when nobody asked for it for a month", async () => {
    const [old, folder] = [project(), project()];
    const results = new KeptResults(folders.make());
    await results.scan(old.path);
    const [record = ""] = results.records;
    const unfinished = `${record}.0-0.tmp`;
    writeFileSync(unfinished, "");
    writeFileSync(results.home.join("buckler/somebody-elses"), "");
    const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);
    for (const path of results.records) utimesSync(path, longAgo, longAgo);
    await results.scan(folder.path);
    assert.ok(!existsSync(record) && !existsSync(unfinished));
    assert.ok(existsSync(results.home.join("buckler/somebody-elses")));
    assert.equal(results.records.length, 2);
  });
});
