import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { openIndex, type OpenedIndex } from "../../analyzers/dependencies/advisories/read-index";
import { writeIndex } from "../../analyzers/dependencies/advisories/write-index";
import type { Advisory } from "../../rules/advisory";
import { TemporaryFolders } from "../testing/temporary-folder";
import { writeWhole } from "./advisory-files";
import { AdvisoryStore } from "./advisory-store";

const ADVISORY: Advisory = {
  id: "MAL-2026-1",
  aliases: [],
  title: "Malicious code",
  severity: "critical",
  cwe: [506],
  malicious: true,
  ranges: [{ introduced: "0" }],
  versions: [],
};

function indexOf(date: string, isSeed = false): Uint8Array {
  return writeIndex(new Map([["left-tree", [ADVISORY]]]), { date, isSeed });
}

function seed(): Promise<OpenedIndex> {
  return Promise.resolve(openIndex(indexOf("2026-01-01", true)));
}

describe("the advisories in use", () => {
  const folders = new TemporaryFolders();
  const before = process.env["XDG_CACHE_HOME"];
  let index: string;
  let cache: string;

  beforeEach(() => {
    cache = folders.make().path;
    process.env["XDG_CACHE_HOME"] = cache;
    mkdirSync(`${cache}/buckler/advisories`, { recursive: true, mode: 0o700 });
    index = `${cache}/buckler/advisories/npm.index`;
  });

  afterEach(() => {
    if (before === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = before;
    folders.removeAll();
  });

  it("are the seed until others are there, and those as soon as they are", async () => {
    const store = new AdvisoryStore(seed);
    const first = await store.load(undefined);
    assert.deepEqual([first.database.date, first.database.isSeed, first.fetched, first.isDamaged], ["2026-01-01", true, undefined, false]);
    assert.match(first.note ?? "", /the seed of 2026-01-01 with 1 records/);
    writeWhole(index, indexOf("2026-11-14"));
    const second = await store.load(undefined);
    assert.deepEqual([second.database.date, second.database.isSeed, second.note], ["2026-11-14", false, undefined]);
    assert.equal(second.database.of("left-tree")[0]?.id, ADVISORY.id);
    assert.equal(await store.load(undefined), second, "not read again");
    writeWhole(index, indexOf("2026-11-15"));
    assert.equal((await store.load(undefined)).database.date, "2026-11-15");
  });

  it("stay the last good ones when what comes after them is damaged", async () => {
    const store = new AdvisoryStore(seed);
    writeWhole(index, indexOf("2026-11-14"));
    await store.load(undefined);
    writeFileSync(index, "half");
    const { database, note, isDamaged } = await store.load(undefined);
    assert.equal(database.date, "2026-11-14");
    assert.ok(isDamaged);
    assert.match(note ?? "", /cannot be used \(this is no advisory index.*\)\. Those of 2026-11-14 are used/);
    const another = await new AdvisoryStore(seed).load(undefined);
    assert.ok(another.database.isSeed && another.isDamaged);
  });

  it("are never taken from the project that is looked at", async () => {
    writeWhole(index, indexOf("2026-11-14"));
    assert.ok((await new AdvisoryStore(seed).load(cache)).database.isSeed);
    assert.ok(!(await new AdvisoryStore(seed).load(folders.make().path)).database.isSeed);
  });
});
