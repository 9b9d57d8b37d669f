import assert from "node:assert/strict";
import type { Advisory } from "../../../rules/advisory";
import { readOsvRecord } from "./osv-record";

type Json = Readonly<Record<string, unknown>>;

function affected(name: string, ...events: readonly Json[]): Json {
  return { package: { ecosystem: "npm", name }, ranges: [{ type: "SEMVER", events }] };
}

function record(more: Json): Json {
  return {
    schema_version: "1.7.0",
    id: "GHSA-xxxx-2222-3333",
    published: "2024-03-05T10:00:00Z",
    modified: "2026-09-10T03:49:04.067984836Z",
    summary: "Prototype pollution in left-tree",
    affected: [affected("left-tree", { introduced: "0" }, { fixed: "1.2.3" })],
    ...more,
  };
}

function advisoryOf(json: Json, name = "left-tree"): Advisory {
  return readOsvRecord(json)!.advisories.get(name)!;
}

describe("an OSV record", () => {
  it("becomes an advisory of each of its packages of npm", () => {
    const read = readOsvRecord(
      record({
        aliases: ["CVE-2024-1111", "CVE-2024-1111", "GHSA-xxxx-2222-3333", "\u001b[31m"],
        severity: [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H" }],
        database_specific: { cwe_ids: ["CWE-1321", "CWE-20", "other"], severity: "LOW" },
        affected: [
          affected("left-tree", { introduced: "0" }, { fixed: "1.2.3" }),
          affected("right-tree", { introduced: "0" }, { last_affected: "4.5.0" }),
          { package: { ecosystem: "RubyGems", name: "tree-rails" }, ranges: [{ type: "ECOSYSTEM", events: [{ introduced: "0" }] }] },
        ],
      }),
    )!;
    assert.equal(read.modified, "2026-09-10");
    const common = {
      id: "GHSA-xxxx-2222-3333",
      aliases: ["CVE-2024-1111"],
      title: "Prototype pollution in left-tree",
      severity: "high",
      cwe: [1321, 20],
      malicious: false,
      versions: [],
      published: "2024-03-05",
    };
    assert.deepEqual(
      [...read.advisories],
      [
        ["left-tree", { ...common, ranges: [{ introduced: "0", fixed: "1.2.3" }] }],
        ["right-tree", { ...common, ranges: [{ introduced: "0", lastAffected: "4.5.0" }] }],
      ],
    );
  });

  it("joins what several entries say of one package", () => {
    const entries = [
      affected("left-tree", { introduced: "3.0.0" }, { fixed: "5.0.7" }),
      affected("left-tree", { introduced: "0" }, { fixed: "1.1.16" }),
      { ...affected("left-tree", { introduced: "0" }, { fixed: "1.1.16" }), versions: ["2.0.0", "1.0.0", "2.0.0"] },
    ];
    const { ranges, versions } = advisoryOf(record({ affected: entries }));
    assert.deepEqual(ranges, [
      { introduced: "3.0.0", fixed: "5.0.7" },
      { introduced: "0", fixed: "1.1.16" },
    ]);
    assert.deepEqual(versions, ["2.0.0"], "what the ranges hold already is not listed");
  });

  it("may have its events in any order, and several spans in one range", () => {
    const events = [
      ...[{ fixed: "2.1.2" }, { introduced: "3.0.0" }, { introduced: "0" }, { introduced: "2.0.0" }, { fixed: "1.1.16" }],
      ...[{ last_affected: "3.0.0" }, { introduced: "2.0.5" }, { fixed: "2.2.0" }, { limit: "9.0.0" }, { introduced: "10.0.0-rc.1" }],
    ];
    assert.deepEqual(advisoryOf(record({ affected: [affected("left-tree", ...events)] })).ranges, [
      { introduced: "0", fixed: "1.1.16" },
      { introduced: "2.0.0", fixed: "2.1.2" },
      { introduced: "3.0.0", lastAffected: "3.0.0" },
      { introduced: "10.0.0-rc.1" },
    ]);
  });

  it("may say in GitHub's way how far an open range goes", () => {
    const known = (range: string): Json => ({
      ...affected("left-tree", { introduced: "0" }),
      database_specific: { last_known_affected_version_range: range },
    });
    assert.deepEqual(advisoryOf(record({ affected: [known("<= 1.4.0")] })).ranges, [{ introduced: "0", lastAffected: "1.4.0" }]);
    assert.deepEqual(advisoryOf(record({ affected: [known("< 1.4.0")] })).ranges, [{ introduced: "0", fixed: "1.4.0" }]);
    assert.deepEqual(advisoryOf(record({ affected: [known("< soon")] })).ranges, [{ introduced: "0" }]);
  });

  it("is as severe as its vector says, the newest first, and otherwise as GitHub says", () => {
    const severity = (scores: readonly string[], word?: string): string =>
      advisoryOf(record({ severity: scores.map((score) => ({ type: "CVSS", score })), database_specific: { severity: word } })).severity;
    const [v3, v4] = ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N"];
    assert.equal(severity([v3]), "critical");
    assert.equal(severity([v3, v4]), "medium");
    assert.equal(severity(["CVSS:3.0/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N"]), "low");
    assert.equal(severity(["AV:N/AC:L/Au:N/C:P/I:P/A:P"]), "high");
    assert.equal(severity(["CVSS:3.1/AV:N", "CVSS:4.0/nonsense"], "HIGH"), "high");
    assert.equal(severity([], "MODERATE"), "medium");
    assert.equal(severity([]), "medium");
  });

  it("is critical where the package was made to do harm", () => {
    const versions = { affected: [{ package: { ecosystem: "npm", name: "left-tree" }, versions: ["9.9.9"] }] };
    const mal = advisoryOf(record({ id: "MAL-2025-7", summary: "Malicious code in left-tree (npm)", ...versions }));
    assert.deepEqual([mal.malicious, mal.severity, mal.title, mal.versions], [true, "critical", "Malicious code", ["9.9.9"]]);
    const specific = { cwes: [{ cweId: "CWE-506", name: "Embedded Malicious Code" }] };
    const embedded = record({ affected: [{ ...affected("left-tree", { introduced: "0" }), database_specific: specific }] });
    assert.deepEqual([advisoryOf(embedded).malicious, advisoryOf(embedded).severity], [true, "critical"]);
    assert.equal(advisoryOf(embedded).title, "Prototype pollution in left-tree");
  });

  it("has a title of one line", () => {
    assert.equal(advisoryOf(record({ summary: " Two\r\nlines\u001b[2J. " })).title, "Two lines [2J");
    assert.equal(advisoryOf(record({ summary: undefined, details: "### Impact\nIt is slow..." })).title, "It is slow...");
    assert.equal(advisoryOf(record({ summary: undefined })).title, "No description");
    assert.ok(advisoryOf(record({ summary: "word ".repeat(1000) })).title.length < 170);
  });

  it("says nothing when it was withdrawn, or is about something else", () => {
    assert.equal(readOsvRecord(record({ withdrawn: "2025-01-01T00:00:00Z" })), undefined);
    assert.equal(readOsvRecord(record({ affected: [{ package: { ecosystem: "PyPI", name: "left-tree" } }] })), undefined);
    const commits = { package: { ecosystem: "npm", name: "left-tree" }, ranges: [{ type: "GIT", events: [{ introduced: "abc" }] }] };
    assert.equal(readOsvRecord(record({ affected: [commits] }))!.advisories.size, 0);
    assert.equal(readOsvRecord(record({ affected: undefined })), undefined);
  });

  it("is refused when it has not the form of one", () => {
    const range = (events: unknown): Json => ({ package: { ecosystem: "npm", name: "left-tree" }, ranges: [{ type: "SEMVER", events }] });
    const refused: readonly [unknown, RegExp][] = [
      [null, /the record is no object/],
      [[], /the record is no object/],
      [record({ id: 7 }), /its id is no text/],
      [record({ id: "GHSA\u001b[31m" }), /its id has no known form/],
      [record({ affected: {} }), /affected is no list/],
      [record({ affected: [affected("a b", { introduced: "0" })] }), /a package's name is none/],
      [record({ affected: [affected("a".repeat(300), { introduced: "0" })] }), /a package's name is none/],
      [record({ affected: [range("all")] }), /events is no list/],
      [record({ affected: [range([{ introduced: "soon" }])] }), /"soon" is no version/],
      [record({ affected: [range([{ introduced: 1 }])] }), /an event's version is no text/],
      [record({ affected: [{ ...range([]), versions: [1] }] }), /versions is no text/],
    ];
    for (const [json, message] of refused) assert.throws(() => readOsvRecord(json), message);
  });

  it("brings no names of its own into objects", () => {
    const json = JSON.parse(`{"id":"GHSA-xxxx-2222-3333","affected":[{"package":{"ecosystem":"npm","name":"__proto__"},
      "ranges":[{"type":"SEMVER","events":[{"introduced":"0"}]}],"__proto__":{"polluted":true}}]}`) as Json;
    assert.equal(advisoryOf(json, "__proto__").title, "No description");
    assert.equal(({} as Json)["polluted"], undefined);
  });
});
