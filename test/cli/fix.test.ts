import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TemporaryFolders } from "../../server/workspace/testing/temporary-folder";
import { buckler } from "./run-cli";

const folders = new TemporaryFolders();

const COOKIE = 'res.cookie("session", token, { httpOnly: true });\n';
const COOKIE_FIXED = 'res.cookie("session", token, { httpOnly: true, secure: true });\n';
const HASH =
  'import { createHmac } from "node:crypto";\nexport const signatureOf = (body, key) => createHmac("md5", key).update(body).digest("hex");\n';
const HASH_FIXED = HASH.replace("md5", "sha256");
/** Which folder is meant, nobody can tell. */
const NO_FIX =
  'import express from "express";\nimport helmet from "helmet";\nconst app = express();\napp.use(helmet());\napp.use(express.static("./"));\n';

function project(files: Readonly<Record<string, string>>): string {
  return folders.make({ ".buckler.yml": "{}\n", ...files }).path;
}

function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

describe("buckler fix", () => {
  afterEach(() => {
    folders.removeAll();
  });

  it("repairs files, prints what it did as a diff, and exits with 0 when nothing is left", async () => {
    const folder = project({ "a.js": COOKIE, "src/b.ts": HASH, "c.js": "export const c = 1;\n" });
    const { code, stdout, stderr } = await buckler(folder, ["fix", "."]);
    assert.equal(code, 0, stderr);
    assert.equal(textOf(folder, "a.js"), COOKIE_FIXED);
    assert.equal(textOf(folder, "src/b.ts"), HASH_FIXED);
    assert.equal(stdout.slice(0, stdout.indexOf("--- a/src")), `--- a/a.js\n+++ b/a.js\n@@ -1 +1 @@\n-${COOKIE}+${COOKIE_FIXED}`);
    assert.equal(stderr, "buckler: 2 repaired in 2 files.\n");
    assert.deepEqual(readdirSync(folder).sort(), [".buckler.yml", "a.js", "c.js", "src"], "nothing else stays behind");
    assert.equal((await buckler(folder, ["fix", "."])).stdout, "", "a second run has nothing to do");
  });

  it("writes nothing with --dry-run, and git takes what it prints", async () => {
    const folder = project({ "a.js": COOKIE, "src/b.ts": HASH });
    const { code, stdout, stderr } = await buckler(folder, ["fix", ".", "--dry-run"]);
    assert.equal(code, 0);
    assert.match(stderr, /^buckler: 2 would be repaired in 2 files\.$/m);
    assert.equal(textOf(folder, "a.js"), COOKIE);
    assert.equal(textOf(folder, "src/b.ts"), HASH);
    const applied = spawnSync("git", ["apply", "-"], { cwd: folder, input: stdout, encoding: "utf8" });
    assert.equal(applied.status, 0, applied.stderr);
    assert.equal(textOf(folder, "a.js"), COOKIE_FIXED);
    assert.equal(textOf(folder, "src/b.ts"), HASH_FIXED);
  });

  it("repairs the findings of the rules named, and knows when there is no such rule", async () => {
    const folder = project({ "a.js": COOKIE + HASH });
    const { code } = await buckler(folder, ["fix", ".", "--rule", "insecure-cookie"]);
    assert.equal(code, 0, "what other rules find was not asked for");
    assert.equal(textOf(folder, "a.js"), COOKIE_FIXED + HASH);
    const unknown = await buckler(folder, ["fix", ".", "--rule", "weak-hash,weak-hush"]);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /there is no rule called "weak-hush"/);
  });

  it("exits with 1 when findings are left that need a person", async () => {
    const folder = project({ "a.js": COOKIE, "b.js": NO_FIX });
    const { code, stderr } = await buckler(folder, ["fix", "."]);
    assert.equal(code, 1);
    assert.match(stderr, /1 repaired in 1 file\. 1 needs a person\./);
    assert.equal(textOf(folder, "b.js"), NO_FIX);
  });

  it("leaves alone what a comment suppresses, and what git ignores unless it is named", async () => {
    const ignored = `// buckler-ignore insecure-cookie -- only on this machine\n${COOKIE}`;
    const folder = project({ ".gitignore": "out.js\n", "a.js": ignored, "out.js": COOKIE });
    const { code, stdout } = await buckler(folder, ["fix", "."]);
    assert.equal(code, 0);
    assert.equal(stdout, "");
    assert.equal(textOf(folder, "a.js"), ignored);
    assert.equal(textOf(folder, "out.js"), COOKIE);
    assert.equal((await buckler(folder, ["fix", "out.js"])).code, 0);
    assert.equal(textOf(folder, "out.js"), COOKIE_FIXED);
  });

  it("keeps line ends, the byte order mark, the mode and a link", async () => {
    const folder = project({ "real/a.js": `\uFEFF#!/usr/bin/env node\r\n${COOKIE.replace("\n", "\r\n")}` });
    chmodSync(join(folder, "real/a.js"), 0o755);
    symlinkSync(join(folder, "real/a.js"), join(folder, "link.js"));
    assert.equal((await buckler(folder, ["fix", "link.js"])).code, 0);
    assert.equal(textOf(folder, "real/a.js"), `\uFEFF#!/usr/bin/env node\r\n${COOKIE_FIXED.replace("\n", "\r\n")}`);
    assert.equal(statSync(join(folder, "real/a.js")).mode & 0o777, 0o755);
    assert.ok(lstatSync(join(folder, "link.js")).isSymbolicLink());
  });

  it("leaves a file alone that it could not write back as it is", async () => {
    const folder = project({});
    const bytes = Buffer.concat([Buffer.from(`// caf\u00e9\n`, "latin1"), Buffer.from(COOKIE)]);
    writeFileSync(join(folder, "a.js"), bytes);
    const { code, stderr } = await buckler(folder, ["fix", "a.js"]);
    assert.equal(code, 2);
    assert.match(stderr, /a\.js is left alone: it is not UTF-8/);
    assert.deepEqual(readFileSync(join(folder, "a.js")), bytes);
  });

  it("wants to be told what to repair", async () => {
    const folder = project({});
    assert.equal((await buckler(folder, ["fix"])).code, 2);
    assert.equal((await buckler(folder, ["fix", "nowhere"])).code, 2);
  });
});
