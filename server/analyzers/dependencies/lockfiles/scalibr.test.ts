import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Lockfile } from "./lockfile";
import { readLockfile } from "./read-lockfile";

/** A checkout of github.com/google/osv-scalibr; its fixtures and what its own tests expect of them are read where they lie. */
const CHECKOUT = process.env.OSV_SCALIBR;
const EXTRACTORS: Readonly<Record<string, string>> = {
  packagelockjson: "package-lock.json",
  yarnlock: "yarn.lock",
  pnpmlock: "pnpm-lock.yaml",
  bunlock: "bun.lock",
};

/** Where we mean to say something else than they do. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "packagelockjson/testdata/files.v2.json": "a folder of the project itself is no package of it",
  "packagelockjson/testdata/both/package-lock.json": "which of two lockfiles counts is not for the reader to say",
  "pnpmlock/testdata/exotic.yaml": "what has no version is said to be unknown and not left out",
  "pnpmlock/testdata/files.yaml": "a local package without a name is one all the same",
};

interface Case {
  readonly extractor: string;
  readonly path: string;
  readonly packages: readonly string[];
  readonly fails: boolean;
}

describe("the lockfiles of osv-scalibr", function () {
  if (CHECKOUT === undefined || !existsSync(CHECKOUT)) {
    it("are read where OSV_SCALIBR names a checkout", function () {
      this.skip();
    });
    return;
  }
  for (const { extractor, path, packages, fails } of casesIn(CHECKOUT)) {
    const name = `${extractor}/${path}`;
    it(`${name} has the packages that they expect${name in DIFFERENCES ? `, but: ${DIFFERENCES[name]!}` : ""}`, () => {
      const text = readFileSync(join(folderOf(CHECKOUT, extractor), path), "utf8");
      const lockfile = readLockfile(`file:///p/${EXTRACTORS[extractor]!}`, text);
      assert.ok(lockfile);
      if (name in DIFFERENCES) assert.notDeepEqual(namesIn(lockfile, packages), packages, "no longer another answer");
      else if (fails) assert.equal(lockfile.isComplete, false);
      else assert.deepEqual(namesIn(lockfile, packages), packages);
    });
  }
});

function folderOf(checkout: string, extractor: string): string {
  return join(checkout, "extractor/filesystem/language/javascript", extractor);
}

function casesIn(checkout: string): Case[] {
  return Object.keys(EXTRACTORS).flatMap((extractor) => {
    const folder = folderOf(checkout, extractor);
    const tests = readdirSync(folder).filter((name) => name.endsWith("_test.go"));
    return tests.flatMap((test) =>
      readFileSync(join(folder, test), "utf8")
        .split(/(?=Path:\s+"testdata\/)/)
        .slice(1)
        .map((part) => {
          const [own = ""] = part.split(/\n\t\t\{\n|\n\tfor /);
          const [, path = ""] = /^Path:\s+"([^"]+)"/.exec(own) ?? [];
          const packages = [...own.matchAll(/\bName:\s+"([^"]*)",\s+Version:\s+"([^"]*)"/g)].map(
            ([, name, version]) => `${name ?? ""}@${version ?? ""}`,
          );
          return {
            extractor,
            path,
            packages: [...new Set(packages)].sort(),
            fails: /[wW]antErr/.test(own),
            expects: /[wW]antPackages/.test(own),
          };
        })
        .filter(({ path, expects }) => expects && path !== "" && existsSync(join(folder, path))),
    );
  });
}

/** Theirs have no version for what is not from a registry, or have one: that is not compared. */
function namesIn({ packages }: Lockfile, expected: readonly string[]): string[] {
  const wanted = new Set(expected);
  const found = [...packages.values()].map(({ name, version, source }) => {
    const own = `${name}@${version}`;
    if (source.kind === "registry" || wanted.has(own)) return own;
    return expected.find((each) => each.startsWith(`${name}@`)) ?? own;
  });
  return [...new Set(found)].sort();
}
