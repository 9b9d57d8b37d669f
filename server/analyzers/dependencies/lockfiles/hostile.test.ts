import assert from "node:assert/strict";
import type { Lockfile } from "./lockfile";
import { LOCKFILE_NAMES, readLockfile } from "./read-lockfile";

const read = (name: string, text: string): Lockfile => {
  const lockfile = readLockfile(`file:///p/${name}`, text);
  assert.ok(lockfile);
  return lockfile;
};
const TEXTUAL = LOCKFILE_NAMES.filter((name) => name !== "bun.lockb");
const HEADS: Readonly<Record<string, string>> = {
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
  "yarn.lock": "__metadata:\n  version: 8\n\n",
};

describe("lockfiles that were made to hurt, or were hurt", () => {
  for (const name of TEXTUAL) {
    it(`say so where a merge left its conflict: ${name}`, () => {
      for (const before of ["", HEADS[name] ?? "{\n", "# yarn lockfile v1\n\n\n"]) {
        const lockfile = read(name, `${before}<<<<<<< HEAD\n"a@1":\n  version "1.0.0"\n=======\n>>>>>>> topic\n`);
        assert.equal(lockfile.isComplete, false);
        assert.match(lockfile.problems[0]?.message ?? "", /a merge left its conflict here/);
        assert.equal(lockfile.problems[0]?.span.start, before.length);
      }
    });

    it(`say so where they are empty or something else: ${name}`, () => {
      for (const text of ["", "\n", "hello", "<html></html>", "null", "\0\0\0", "[1]", '"text"']) {
        const lockfile = read(name, text);
        assert.equal(lockfile.isComplete, false, JSON.stringify(text));
        assert.ok(lockfile.problems.length > 0);
      }
    });

    it(`end soon on 10,000 levels: ${name}`, () => {
      const deep = [
        `{"a":`.repeat(10_000),
        `${"{".repeat(10_000)}${"}".repeat(10_000)}`,
        `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
        Array.from({ length: 10_000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
        `a: ${"[".repeat(10_000)}`,
      ];
      for (const text of deep) assert.equal(read(name, `${HEADS[name] ?? ""}${text}`).isComplete, false);
    }).timeout(20_000);
  }

  it("are read at 15 MB, and 50 MB of text end soon", () => {
    const count = 60_000;
    const hash = "sha512-".padEnd(95, "x");
    const many = (line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join("");
    const texts: Readonly<Record<string, string>> = {
      "package-lock.json": `{"lockfileVersion": 3, "packages": {"": {}${many((i) => `,\n"node_modules/package-number-${i}": {"version": "1.0.${i}", "resolved": "https://registry.example.test/package-number-${i}/-/package-number-${i}-1.0.${i}.tgz", "integrity": "${hash}"}`)}}}`,
      "yarn.lock": `# yarn lockfile v1\n\n${many((i) => `package-number-${i}@^1.0.0:\n  version "1.0.${i}"\n  resolved "https://registry.example.test/package-number-${i}/-/package-number-${i}-1.0.${i}.tgz"\n  integrity ${hash}\n\n`)}`,
      "pnpm-lock.yaml": `lockfileVersion: '9.0'\n\npackages:\n${many((i) => `\n  package-number-${i}@1.0.${i}:\n    resolution: {integrity: ${hash}}\n    engines: {node: '>=18'}\n`)}\nsnapshots:\n${many((i) => `\n  package-number-${i}@1.0.${i}: {}\n`)}`,
      "bun.lock": `{"lockfileVersion": 1, "workspaces": {"": {},}, "packages": {${many((i) => `"package-number-${i}": ["package-number-${i}@1.0.${i}", "https://registry.example.test/package-number-${i}/-/package-number-${i}-1.0.${i}.tgz", {}, "${hash}"],\n`)}}}`,
    };
    for (const [name, text] of Object.entries(texts)) {
      const before = performance.now();
      assert.equal(read(name, text).packages.size, count, name);
      assert.equal(read(name, `${text}\n${"x".repeat(100)}`.repeat(Math.ceil(50_000_000 / text.length))).isComplete, false, name);
      assert.ok(performance.now() - before < 60_000, name);
    }
  }).timeout(120_000);

  it("may have packages that ask for each other in a circle", () => {
    const lockfile = read(
      "package-lock.json",
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          "": { dependencies: { a: "1" } },
          "node_modules/a": { version: "1.0.0", dependencies: { b: "1" } },
          "node_modules/b": { version: "1.0.0", dependencies: { a: "1", b: "1" } },
        },
      }),
    );
    assert.deepEqual(
      lockfile.packages.get("node_modules/b")?.dependencies.map(({ target }) => target),
      ["node_modules/a", "node_modules/b"],
    );
  });

  it("do not reach what objects inherit", () => {
    for (const name of ["__proto__", "constructor", "hasOwnProperty"]) {
      const classic = read(
        "yarn.lock",
        `# yarn lockfile v1\n\n${name}@^1.0.0:\n  version "1.0.0"\n  dependencies:\n    ${name} "^1.0.0"\n`,
      );
      assert.deepEqual(
        [...classic.packages.values()].map((each) => [each.name, each.dependencies[0]?.target]),
        [[name, `${name}@^1.0.0`]],
      );
      const berry = read(
        "yarn.lock",
        `__metadata:\n  version: 8\n\n"${name}@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "${name}@npm:1.0.0"\n`,
      );
      assert.deepEqual([...berry.packages.keys()], [`${name}@npm:1.0.0`]);
      const bun = read(
        "bun.lock",
        `{"lockfileVersion": 1, "workspaces": {"": {}}, "packages": {"${name}": ["${name}@1.0.0", "", {"dependencies": {"toString": "1"}}, "sha512-x"],}}`,
      );
      assert.deepEqual([...bun.packages.keys()], [name]);
      assert.match(bun.problems[0]?.message ?? "", /toString@1 is asked for but missing/);
    }
    assert.equal(Object.keys(Object.prototype).length, 0);
  });
});
