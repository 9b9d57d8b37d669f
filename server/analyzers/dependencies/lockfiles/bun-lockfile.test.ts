import assert from "node:assert/strict";
import type { Lockfile } from "./lockfile";
import { readLockfile } from "./read-lockfile";

const read = (text: string, name = "bun.lock"): Lockfile => readLockfile(`file:///p/${name}`, text)!;

describe("bun.lock", () => {
  it("is read: workspaces, nested packages with scopes, aliases, git and local ones", () => {
    const lockfile = read(`{
  "lockfileVersion": 1, // a comment, with a comma
  "workspaces": {
    "": { "name": "app", "dependencies": { "@s/a": "^1.0.0", "alias": "npm:real@1", "lib": "workspace:*" }, "devDependencies": { "g": "o/g" } },
    "packages/lib": { "name": "lib", "dependencies": { "b": "^2.0.0" }, "devDependencies": { "d": "1" }, "peerDependencies": { "p": "1" } },
  },
  "packages": {
    "@s/a": ["@s/a@1.0.0", "https://registry.example.test/a.tgz", { "dependencies": { "b": "^1.0.0" }, "optionalDependencies": { "none": "1" } }, "sha512-a"],
    "@s/a/b": ["b@1.0.0", "", {}, "sha512-b"],
    "alias": ["real@1.0.0", "", {}, "sha512-r"],
    "b": ["b@2.0.0", "", {}, "sha512-b2"],
    "d": ["d@1.0.0", "", {}, "sha512-d"],
    "g": ["g@github:o/g#0123abc", {}, "o-g-0123abc"],
    "lib": ["lib@workspace:packages/lib"],
  },
}
`);
    assert.deepEqual(lockfile.problems, []);
    const get = (id: string) => lockfile.packages.get(id)!;
    assert.deepEqual(
      get("@s/a").dependencies.map(({ name, target }) => [name, target]),
      [
        ["b", "@s/a/b"],
        ["none", undefined],
      ],
    );
    assert.deepEqual(
      [get("@s/a").source, get("@s/a").integrity],
      [{ kind: "registry", address: "https://registry.example.test/a.tgz" }, "sha512-a"],
    );
    assert.equal(get("alias").name, "real");
    assert.deepEqual(get("g").source, { kind: "git", address: "github:o/g#0123abc", commit: "0123abc" });
    assert.deepEqual(
      get("lib").dependencies.map(({ name, target }) => [name, target]),
      [
        ["b", "b"],
        ["p", undefined],
      ],
    );
    assert.deepEqual(
      ["g", "d", "b"].map((id) => get(id).isDevelopment),
      [true, true, false],
    );
    const { start, end } = lockfile.spanOf(get("@s/a/b"));
    assert.equal(lockfile.text.slice(start, end), '"@s/a/b"');
  });

  it("that is not understood says so", () => {
    for (const [text, says] of [
      ['{"lockfileVersion": 9}', /lockfileVersion 9 is not known/],
      ['{"lockfileVersion": 1}', /does not say what is installed/],
      ['{"lockfileVersion": 1, "workspaces": {"": {"dependencies": {"a": "1"}}}, "packages": {}}', /a@1 is asked for but missing/],
      ['{"lockfileVersion": 1, "workspaces": {}, "packages": {"a": [1]}}', /the entry of a is not understood/],
      ['{"lockfileVersion": 1, "workspaces": {}, "packages": {"a": "b"}}', /the entry of a is not understood/],
      ['{"lockfileVersion": 1, "workspaces": {}, "packages": {"a": ["a@1.0.0"', /not JSON/],
    ] as const) {
      assert.equal(read(text).isComplete, false, text);
      assert.match(read(text).problems[0]?.message ?? "", says);
    }
    assert.match(
      read("#!/usr/bin/env bun\nbun-lockfile-format-v0\n\0", "bun.lockb").problems[0]?.message ?? "",
      /run bun install --save-text-lockfile/,
    );
  });
});
