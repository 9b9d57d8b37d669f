import assert from "node:assert/strict";
import type { Finding } from "../core/finding";
import { ignoredAs, ignoredOn, readIgnored, type IgnoredDependency } from "./ignored-dependencies";

function about(facts: Record<string, string>, ruleId = "vulnerable"): Finding {
  const position = { line: 0, character: 0 };
  const location = { uri: "file:///p/package.json", span: { start: 0, end: 0 }, range: { start: position, end: position } };
  return { ruleId, message: "", severity: "low", confidence: "high", location, flow: [], fingerprint: "", facts };
}

function isIgnored(finding: Finding, entry: Omit<IgnoredDependency, "reason">): boolean {
  return ignoredAs(finding, [{ ...entry, reason: "because" }]) !== undefined;
}

function mistakesIn(value: unknown): [string, string][] {
  const mistakes: [string, string][] = [];
  const read = readIgnored(value, ["ignore"], (path, message) => mistakes.push([path.join("."), message]));
  assert.ok(mistakes.length === 0 || (read ?? []).length === 0, "an entry with a mistake does not count");
  return mistakes;
}

describe("what is ignored about dependencies", () => {
  it("is a package, an advisory or both, of one rule or of all", () => {
    const finding = about({ package: "lodash", names: "GHSA-1 CVE-2021-1" });
    assert.ok(isIgnored(finding, { package: "lodash" }));
    assert.ok(isIgnored(finding, { advisory: "cve-2021-1" }));
    assert.ok(isIgnored(finding, { package: "lodash", advisory: "GHSA-1", rule: "vulnerable" }));
    assert.ok(!isIgnored(finding, { package: "lodash", rule: "open-range" }));
    assert.ok(!isIgnored(finding, { package: "underscore", advisory: "GHSA-1" }));
    assert.ok(!isIgnored(finding, { advisory: "GHSA-2" }));
    assert.ok(!isIgnored(about({ package: "lodash" }, "open-range"), { advisory: "GHSA-1" }));
  });

  it("hides no finding that is about other advisories as well", () => {
    const both = about({ package: "lodash", names: "GHSA-1 CVE-2021-1,GHSA-2" });
    const [one, other] = ["CVE-2021-1", "GHSA-2"].map((advisory) => ({ advisory, reason: "because" }));
    assert.ok(one && other);
    assert.equal(ignoredAs(both, [one]), undefined);
    assert.equal(ignoredAs(both, [one, other]), one);
  });

  it("ends with its last day", () => {
    const entry = { package: "lodash", reason: "because", until: "2026-11-30" };
    assert.deepEqual(ignoredOn(new Date("2026-11-30T23:59:59Z"), [entry]), [entry]);
    assert.deepEqual(ignoredOn(new Date("2026-12-01T00:00:00Z"), [entry]), []);
  });

  it("says what is wrong with an entry", () => {
    assert.deepEqual(mistakesIn([{ package: "a", reason: "r", until: "2030-12-31" }]), []);
    const wrong: [unknown, string, RegExp][] = [
      ["lodash", "ignore", /must be a list/],
      [["lodash"], "ignore.0", /must be keys and values/],
      [[{ reason: "r" }], "ignore.0", /neither which "package" nor which "advisory"/],
      [[{ package: "a" }], "ignore.0", /"reason" is missing/],
      [[{ package: 3, reason: "r" }], "ignore.0.package", /must be text, not 3/],
      [[{ package: "a", reason: "r", expires: "x" }], "ignore.0.expires", /unknown key "expires"/],
      [[{ package: "a", reason: "r", until: "2030-02-31" }], "ignore.0.until", /must be a day/],
      [[{ package: "a", reason: "r", until: "soon" }], "ignore.0.until", /must be a day/],
    ];
    for (const [value, path, message] of wrong) {
      const [mistake] = mistakesIn(value);
      assert.equal(mistake?.[0], path);
      assert.match(mistake[1], message);
    }
  });
});
