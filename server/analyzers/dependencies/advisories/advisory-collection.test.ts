import assert from "node:assert/strict";
import type { Advisory } from "../../../rules/advisory";
import { AdvisoryCollection, mergeAliases } from "./advisory-collection";

const ADVISORY: Advisory = {
  id: "GHSA-2222-3333-4444",
  aliases: ["CVE-2024-1111"],
  title: "Prototype pollution",
  severity: "medium",
  cwe: [1321],
  malicious: false,
  ranges: [{ introduced: "0", fixed: "1.2.3" }],
  versions: [],
  published: "2024-03-05",
};

function malicious(id: string, more: Partial<Advisory>): Advisory {
  return { ...ADVISORY, id, aliases: [], title: "Malicious code", severity: "critical", malicious: true, ranges: [], ...more };
}

function ids(advisories: readonly Advisory[]): string[] {
  return advisories.map(({ id }) => id);
}

describe("advisories of one package", () => {
  it("are one where an alias says the same", () => {
    const cve: Advisory = { ...ADVISORY, id: "CVE-2024-1111", aliases: [], severity: "high", cwe: [20], published: "2024-03-01" };
    assert.deepEqual(mergeAliases([cve, ADVISORY]), [{ ...ADVISORY, severity: "high", cwe: [20, 1321], published: "2024-03-01" }]);
  });

  it("are one where others lead from alias to alias", () => {
    const others = [
      { ...ADVISORY, id: "OSV-1", aliases: ["X-1"] },
      { ...ADVISORY, id: "OSV-2", aliases: ["CVE-2024-1111"] },
      { ...ADVISORY, id: "OSV-3", aliases: ["X-1", "CVE-2024-1111"] },
    ];
    assert.deepEqual(mergeAliases([...others, ADVISORY]), [{ ...ADVISORY, aliases: ["CVE-2024-1111", "OSV-1", "OSV-2", "OSV-3", "X-1"] }]);
  });

  it("stay apart where the versions are others, or nothing but the versions is the same", () => {
    const wider: Advisory = {
      ...ADVISORY,
      id: "GHSA-5555-6666-7777",
      aliases: [ADVISORY.id],
      ranges: [{ introduced: "0", fixed: "1.4.0" }],
    };
    const another: Advisory = { ...ADVISORY, id: "GHSA-8888-9999-2222", aliases: ["CVE-2024-2222"] };
    assert.deepEqual(ids(mergeAliases([ADVISORY, wider, another])), [ADVISORY.id, wider.id, another.id]);
  });

  it("are one with all their versions where the package is malicious", () => {
    const merged = mergeAliases([
      malicious("MAL-2025-1", { aliases: ["GHSA-5555-6666-7777"], versions: ["1.0.0", "2.0.0", "3.0.0"] }),
      malicious("GHSA-5555-6666-7777", { ranges: [{ introduced: "1.5.0", fixed: "2.5.0" }] }),
    ]);
    assert.equal(merged.length, 1);
    const [{ id, ranges, versions } = ADVISORY] = merged;
    assert.equal(id, "GHSA-5555-6666-7777");
    assert.deepEqual(ranges, [{ introduced: "1.5.0", fixed: "2.5.0" }]);
    assert.deepEqual(versions, ["1.0.0", "3.0.0"]);
  });

  it("are collected package by package, up to the day of the newest", () => {
    const collection = new AdvisoryCollection();
    const add = (advisory: Advisory, modified?: string): void => {
      collection.add({ modified, advisories: new Map([["left-tree", advisory]]) }, "2026-11-28");
    };
    add(ADVISORY, "2026-11-02");
    add({ ...ADVISORY, id: "CVE-2024-1111" }, "9999-01-01");
    add({ ...ADVISORY, id: "CVE-2024-2222", aliases: [] });
    assert.equal(collection.date, "2026-11-02");
    assert.deepEqual(ids(collection.merged().get("left-tree") ?? []), [ADVISORY.id, "CVE-2024-2222"]);
  });

  it("take no longer where somebody wrote very many", () => {
    const many = Array.from({ length: 20_000 }, (_, number) => ({ ...ADVISORY, id: `X-${number}`, aliases: [`X-${number + 1}`] }));
    assert.equal(mergeAliases(many).length, 1);
  });
});
