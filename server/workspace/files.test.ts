import assert from "node:assert/strict";
import { existsSync, symlinkSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { relative } from "node:path";
import { CancelledError, NEVER_CANCELLED } from "../core/cancellation";
import { Coverage, discoverFiles, languageOf } from "./files";
import { TemporaryFolders } from "./testing/temporary-folder";

const folders = new TemporaryFolders();

/** The code below these places, as most of these tests are about; `everything`: what else may hold secrets as well. */
async function walk(root: string, places: string[] = [root], exclude: string[] = [], everything = false): Promise<string[]> {
  const found: string[] = [];
  for await (const { kind, path } of discoverFiles(root, places, exclude, NEVER_CANCELLED)) {
    if (kind === "file" && !everything && languageOf(path) === undefined && !places.includes(path)) continue;
    found.push(`${kind === "file" ? "" : `${kind}: `}${relative(root, path).replaceAll("\\", "/")}`);
  }
  return found;
}

describe("discoverFiles", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("finds every JavaScript and TypeScript extension, in the order of names", async () => {
    const names = ["a.cjs", "a.cts", "a.htm", "a.html", "a.js", "a.jsx", "a.mts", "a.svelte", "a.ts", "a.tsx", "a.vue", "a0.mjs"];
    const { path } = folders.make(
      Object.fromEntries([...names, "a.json", "a.d.ts", "README.md", "z/B.js", "b/a.js"].map((name) => [name, ""])),
    );
    assert.deepEqual(await walk(path), [...names, "b/a.js", "z/B.js"]);
  });

  it("finds all other text by its name, but for what configures a scan", async () => {
    const names = [
      ".env",
      "a.js",
      "config/app.yml",
      "notes",
      "photo.png",
      "a.d.ts",
      "app.js.map",
      "x.wasm",
      ".buckler.yml",
      ".buckler/rules/r.yml",
    ];
    const { path } = folders.make(Object.fromEntries(names.map((name) => [name, ""])));
    assert.deepEqual(await walk(path, [path], [], true), [".env", "a.js", "config/app.yml", "notes"]);
  });

  it("looks below test folders and fixtures", async () => {
    const { path } = folders.make({ "test/a.js": "", "tests/fixtures/b.js": "", "__tests__/c.js": "" });
    assert.deepEqual(await walk(path), ["__tests__/c.js", "test/a.js", "tests/fixtures/b.js"]);
  });

  it("honours .gitignore at every level, the deeper one winning, and what one clone excludes", async () => {
    const { path } = folders.make({
      ".git/info/exclude": "/mine.js\n",
      ".gitignore": "*.gen.js\n/only-top.js\nkept/\n# a comment\n",
      "a.js": "",
      "a.gen.js": "",
      "mine.js": "",
      "only-top.js": "",
      "sub/.gitignore": "!b.gen.js\nlocal.js\n!kept/\n",
      "sub/b.gen.js": "",
      "sub/c.gen.js": "",
      "sub/local.js": "",
      "sub/only-top.js": "",
      "sub/kept/d.js": "",
      "kept/e.js": "",
      "other/local.js": "",
    });
    assert.deepEqual(await walk(path), ["a.js", "other/local.js", "sub/b.gen.js", "sub/kept/d.js", "sub/only-top.js"]);
  });

  it("agrees with git about a tangle of patterns", async function () {
    const patterns = ["*", "!*/", "!*.ts", "skip*.ts", "!skipnot.ts", "deep/**/x.ts", "/a/[bc].ts", "trail.ts  ", "\\!bang.ts"];
    const files = [
      "1.ts",
      "1.js",
      "skip1.ts",
      "skipnot.ts",
      "a/b.ts",
      "a/d.ts",
      "deep/x.ts",
      "deep/1/2/x.ts",
      "deep/1/y.ts",
      "trail.ts",
      "!bang.ts",
    ];
    const { path } = folders.make({ ".gitignore": patterns.join("\n"), ...Object.fromEntries(files.map((file) => [file, ""])) });
    try {
      execFileSync("git", ["init", "-q"], { cwd: path, stdio: "ignore" });
    } catch {
      this.skip();
    }
    const listed = execFileSync("git", ["-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard"], { cwd: path });
    const expected = listed
      .toString()
      .split("\0")
      .filter((name) => languageOf(name));
    assert.ok(expected.length > 0);
    assert.deepEqual((await walk(path)).sort(), expected.sort());
  });

  it("counts .gitignore files above the folder that was asked for", async () => {
    const folder = folders.make({ ".git/HEAD": "", ".gitignore": "*.gen.js\n", "sub/a.js": "", "sub/a.gen.js": "" });
    assert.deepEqual(await walk(folder.join("sub")), ["a.js"]);
  });

  it("sees into an ignored or excluded folder that was named, where other patterns still count", async () => {
    const folder = folders.make({
      ".gitignore": "out-of-sight/\n*.gen.js\n",
      "out-of-sight/in/a.js": "",
      "out-of-sight/in/a.gen.js": "",
      "node_modules/pkg/index.js": "",
      "fixtures/b.js": "",
      "fixtures/c/d.js": "",
    });
    assert.deepEqual(await walk(folder.path, [folder.path], ["fixtures", "c"]), []);
    assert.deepEqual(await walk(folder.path, [folder.join("out-of-sight/in")]), ["out-of-sight/in/a.js"]);
    assert.deepEqual(await walk(folder.path, [folder.join("node_modules/pkg")]), ["node_modules/pkg/index.js"]);
    assert.deepEqual(await walk(folder.path, [folder.join("fixtures")], ["fixtures", "c"]), ["fixtures/b.js"]);
  });

  it("takes exclude globs relative to the project's root, whatever part of it is scanned", async () => {
    const folder = folders.make({ "src/a.js": "", "src/gen/b.js": "" });
    assert.deepEqual(await walk(folder.path, [folder.join("src")], ["/src/gen"]), ["src/a.js"]);
  });

  it("leaves out installed packages, build output beside its sources, copied libraries and minified files", async () => {
    const { path } = folders.make({
      "app.js": "",
      "node_modules/x/index.js": "",
      ".git/hooks/x.js": "",
      "coverage/lcov.js": "",
      "packages/a/src/a.js": "",
      "packages/a/dist/a.js": "",
      "tool/dist/index.js": "",
      "public/vendor/jquery.js": "",
      "app/vendor/orders.js": "",
      "public/lib.min.js": "",
      "public/main.bundle.js": "",
    });
    assert.deepEqual(await walk(path), ["app/vendor/orders.js", "app.js", "packages/a/src/a.js", "tool/dist/index.js"].sort(byName));
  });

  it("names a place that does not exist, and goes on with the others", async () => {
    const folder = folders.make({ "a.js": "" });
    assert.deepEqual(await walk(folder.path, [folder.join("gone"), folder.path]), ["unreadable: gone", "a.js"]);
  });

  it("yields a file once, however often and by whatever name it is asked for", async () => {
    const folder = folders.make({ "src/a.min.js": "", "src/b.js": "" });
    const places = [folder.join("src/a.min.js"), folder.join("src"), `${folder.path}/./src/b.js`];
    assert.deepEqual(await walk(folder.path, places), ["src/a.min.js", "src/b.js"]);
  });

  it("never follows links out of the folder or round in a circle", async () => {
    const outside = folders.make({ "secret.js": "" });
    const folder = folders.make({ "a/b.js": "" });
    symlinkSync(outside.path, folder.join("a/out"), "junction");
    symlinkSync(folder.path, folder.join("a/loop"), "junction");
    assert.deepEqual(await walk(folder.path), ["a/b.js"]);
    assert.deepEqual((await walk(outside.path, [folder.join("a/out")])).length, 1, "a link that is named is followed");
  });

  it("survives patterns made to hang regular expressions", async () => {
    const name = `${"a".repeat(200)}.js`;
    const { path } = folders.make({ ".gitignore": `${"a*".repeat(40)}b\n${"**/a/".repeat(40)}b\n`, [name]: "" });
    assert.deepEqual(await walk(path), [name]);
  });

  it("stops when nobody wants the answer any more", async () => {
    const { path } = folders.make({ "a.js": "", "b.js": "" });
    const token = { isCancellationRequested: false };
    await assert.rejects(async () => {
      for await (const found of discoverFiles(path, [path], [], token)) token.isCancellationRequested = found.path !== "";
    }, CancelledError);
  });
});

describe("Coverage", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("gives for every file the answer that a walk gives", async () => {
    const files = {
      ".gitignore": "ignored/\n*.gen.ts\n",
      "a.ts": "",
      "a.gen.ts": "",
      "ignored/deep/b.ts": "",
      "node_modules/p/c.js": "",
      "excluded/d.ts": "",
      "src/e.ts": "",
      "dist/e.js": "",
      "x/f.min.js": "",
    };
    const folder = folders.make(files);
    const coverage = new Coverage(folder.path, ["excluded"], existsSync);
    const covered = Object.keys(files).filter((file) => languageOf(file) && coverage.coversFile(folder.join(file)));
    assert.deepEqual(covered.sort(), (await walk(folder.path, [folder.path], ["excluded"])).sort());
    assert.deepEqual(covered, ["a.ts", "src/e.ts"]);
    assert.equal(coverage.coversFile(folder.join("../elsewhere.ts")), false);
  });
});

/** As the walk orders them: names of one folder side by side, files and folders alike. */
function byName(a: string, b: string): number {
  const [first, second] = [a.split("/"), b.split("/")];
  const index = first.findIndex((part, i) => part !== second[i]);
  return (first[index] ?? "") < (second[index] ?? "") ? -1 : 1;
}
