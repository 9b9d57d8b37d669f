import assert from "node:assert/strict";
import type { Advisory, AdvisoryDatabase } from "../../../rules/advisory";
import { affects } from "./affected-versions";
import { narrowedAdvisories } from "./narrowed-advisories";

function advisory(id: string, ranges: Advisory["ranges"]): Advisory {
  return { id, aliases: ["CVE-2026-1"], title: "x", severity: "high", cwe: [], malicious: false, ranges, versions: [] };
}

const database: AdvisoryDatabase = {
  date: "2026-11-14",
  isSeed: true,
  records: 2,
  of: (name) =>
    name === "shop"
      ? [
          advisory("GHSA-a", [
            { introduced: "0", fixed: "2.5.0" },
            { introduced: "3.0.0", fixed: "3.1.0" },
          ]),
          advisory("GHSA-b", [{ introduced: "0", fixed: "2.5.0" }]),
        ]
      : [],
};

const verdicts = (rows: Parameters<typeof narrowedAdvisories>[1], version: string): string[] =>
  narrowedAdvisories(database, rows)
    .of("shop")
    .map((each) => affects(each, version));

describe("advisories whose range begins before the code at fault", () => {
  const rows = [{ package: "shop", advisories: ["GHSA-a"], since: "2.0.0" }];

  it("speak of versions from that on, and others of all that they name", () => {
    assert.deepEqual(verdicts(rows, "1.9.0"), ["unaffected", "affected"]);
    assert.deepEqual(verdicts(rows, "2.0.0"), ["affected", "affected"]);
    assert.deepEqual(verdicts(rows, "2.5.0"), ["unaffected", "unaffected"]);
    assert.deepEqual(verdicts(rows, "3.0.5"), ["affected", "unaffected"]);
  });

  it("are known by any of their names", () => {
    assert.deepEqual(verdicts([{ package: "shop", advisories: ["CVE-2026-1"], since: "2.0.0" }], "1.0.0"), ["unaffected", "unaffected"]);
    assert.deepEqual(verdicts([{ package: "mall", advisories: ["GHSA-a"], since: "2.0.0" }], "1.0.0"), ["affected", "affected"]);
  });
});
