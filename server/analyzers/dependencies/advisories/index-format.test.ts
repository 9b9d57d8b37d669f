import assert from "node:assert/strict";
import type { Advisory } from "../../../rules/advisory";
import { openIndex } from "./read-index";
import { writeIndex } from "./write-index";

const FACTS = { date: "2026-11-14", isSeed: false, source: "https://example.test/npm/all.zip" };

const INJECTION: Advisory = {
  id: "GHSA-35jh-r3h4-6jhm",
  aliases: ["CVE-2021-23337", "CVE-2021-0007", "SNYK-JS-1", "GHSA-22pp-hmq2-cfx9"],
  title: "Command injection – through templates",
  severity: "high",
  cwe: [94, 1321],
  malicious: false,
  ranges: [{ introduced: "0", fixed: "4.17.21" }, { introduced: "5.0.0-rc.1", lastAffected: "5.0.2" }, { introduced: "7.0.0" }],
  versions: ["6.0.0", "4.17.21"],
  published: "2021-05-06",
};
const EVERY_VERSION: Advisory = {
  id: "MAL-2024-1234567",
  aliases: [],
  title: "Malicious code",
  severity: "critical",
  cwe: [506],
  malicious: true,
  ranges: [{ introduced: "0" }],
  versions: [],
};
const NO_VERSION: Advisory = { ...EVERY_VERSION, id: "CVE-2024-00012", severity: "low", malicious: false, ranges: [] };

const ADVISORIES = new Map<string, readonly Advisory[]>([
  ["lodash", [INJECTION, EVERY_VERSION]],
  ["@scope/näme", [NO_VERSION]],
  ["__proto__", [EVERY_VERSION]],
]);

describe("the advisory index", () => {
  it("gives back what was written", () => {
    const database = openIndex(writeIndex(ADVISORIES, FACTS));
    assert.deepEqual([database.date, database.isSeed, database.records, database.source], ["2026-11-14", false, 3, FACTS.source]);
    for (const [name, advisories] of ADVISORIES) {
      assert.deepEqual(database.of(name), advisories);
      assert.deepEqual(database.of(name), advisories, "a second time");
    }
    for (const name of ["lodas", "", "constructor", "lodash "]) assert.deepEqual(database.of(name), []);
  });

  it("may lie anywhere in a buffer", () => {
    const bytes = writeIndex(ADVISORIES, FACTS);
    const larger = new Uint8Array(bytes.length + 7);
    larger.set(bytes, 3);
    assert.deepEqual(openIndex(larger.subarray(3, 3 + bytes.length)).of("lodash"), [INJECTION, EVERY_VERSION]);
  });

  it("is the same bytes for the same advisories in another order", () => {
    const reversed = new Map([...ADVISORIES].reverse().map(([name, advisories]) => [name, [...advisories].reverse()]));
    assert.deepEqual(writeIndex(reversed, FACTS), writeIndex(ADVISORIES, FACTS));
  });

  it("may be empty, and a seed", () => {
    const database = openIndex(writeIndex(new Map(), { ...FACTS, isSeed: true }));
    assert.deepEqual([database.isSeed, database.records, database.of("lodash")], [true, 0, []]);
  });

  it("finds each of many packages", () => {
    const names = Array.from({ length: 20_000 }, (_, number) => `package-${number}`);
    const database = openIndex(writeIndex(new Map(names.map((name) => [name, [{ ...INJECTION, title: name }]])), FACTS));
    for (const name of names) assert.equal(database.of(name)[0]?.title, name);
  });

  it("says when it is damaged, cut off, of another format or something else", () => {
    const bytes = writeIndex(ADVISORIES, FACTS);
    for (const place of [20, 40, bytes.length - 40, bytes.length - 1]) {
      const damaged = bytes.slice();
      damaged[place]! ^= 1;
      assert.throws(() => openIndex(damaged), /damaged or not whole/);
    }
    assert.throws(() => openIndex(bytes.subarray(0, bytes.length - 1)), /damaged or not whole/);
    assert.throws(() => openIndex(bytes.subarray(0, 20)), /no advisory index/);
    assert.throws(() => openIndex(new TextEncoder().encode("<!doctype html>".repeat(20))), /no advisory index/);
    const other = bytes.slice();
    other[8] = 99;
    assert.throws(() => openIndex(other), /has format 99, and this version of Buckler reads format 1/);
  });

  it("takes no date that is none", () => {
    assert.throws(() => writeIndex(ADVISORIES, { ...FACTS, date: "yesterday" }), /"yesterday" is no date/);
  });
});
