import assert from "node:assert/strict";
import { affects, affectsEvery, fixedVersions, leastRepair, type Coverage } from "./affected-versions";

function ranges(...list: Coverage["ranges"]): Coverage {
  return { ranges: list, versions: [] };
}

const RELEASE_LINES = ranges(
  { introduced: "3.0.0", fixed: "5.0.7" },
  { introduced: "0", fixed: "1.1.16" },
  { introduced: "2.0.0", lastAffected: "2.1.1" },
);

describe("affected versions", () => {
  it("are those of each range", () => {
    const verdicts = ["0.0.0-alpha", "1.1.15", "1.1.16", "1.9.9", "2.0.0", "2.1.1", "2.1.2", "3.0.0", "5.0.6", "5.0.7", "6.0.0"].map(
      (version) => affects(RELEASE_LINES, version) === "affected",
    );
    assert.deepEqual(verdicts, [true, true, false, false, true, true, false, true, true, false, false]);
  });

  it("include prereleases by their order alone", () => {
    const range = ranges({ introduced: "1.0.0", fixed: "2.0.0" });
    assert.equal(affects(range, "2.0.0-rc.1"), "affected");
    assert.equal(affects(range, "1.5.0-beta"), "affected");
    assert.equal(affects(range, "1.0.0-rc.1"), "unaffected");
    assert.equal(affects(ranges({ introduced: "0", lastAffected: "2.0.0-rc.1" }), "2.0.0-rc.1"), "affected");
    assert.equal(affects(ranges({ introduced: "0", lastAffected: "2.0.0-rc.1" }), "2.0.0-rc.2"), "unaffected");
  });

  it("include those that are listed, whatever follows their plus sign", () => {
    const listed: Coverage = { ranges: [], versions: ["1.2.3", "nightly"] };
    assert.equal(affects(listed, "1.2.3"), "affected");
    assert.equal(affects(listed, "v1.2.3+build.7"), "affected");
    assert.equal(affects(listed, "nightly"), "affected");
    assert.equal(affects(listed, "1.2.4"), "unaffected");
  });

  it("are told apart from what is no version", () => {
    for (const version of ["", "latest", "1.x", "git+ssh://example.test/a.git", `1.${"9".repeat(300)}.0`])
      assert.equal(affects(RELEASE_LINES, version), "unknown", version);
    assert.equal(affects(ranges({ introduced: "soon" }), "1.0.0"), "unaffected");
  });

  it("are read loosely", () => {
    for (const version of ["v1.1.15", " 1.1.15 ", "=1.1.15", "1.1.15beta"])
      assert.equal(affects(RELEASE_LINES, version), "affected", version);
  });
});

describe("the least repair", () => {
  const OTHER = ranges({ introduced: "0", fixed: "1.2.0" });

  it("is affected by none of the advisories", () => {
    assert.equal(leastRepair([RELEASE_LINES], "1.1.0"), "1.1.16");
    assert.equal(leastRepair([RELEASE_LINES, OTHER], "1.1.0"), "1.2.0");
    assert.equal(leastRepair([RELEASE_LINES, OTHER], "4.0.0"), "5.0.7");
    assert.equal(leastRepair([RELEASE_LINES], undefined), "1.1.16");
  });

  it("is one that there is", () => {
    assert.equal(leastRepair([RELEASE_LINES], "1.1.0", ["5.1.0", "1.1.15", "2.1.0", "2.1.2", "1.1.0"]), "2.1.2");
    assert.equal(leastRepair([RELEASE_LINES], "5.1.0", ["1.1.16"]), undefined);
    assert.equal(leastRepair([ranges({ introduced: "0" })], "1.0.0"), undefined);
  });

  it("is a prerelease only for those who use one", () => {
    const candidates = ["1.1.16-rc.1", "1.2.0-rc.1", "1.3.0", "not a version"];
    assert.equal(leastRepair([RELEASE_LINES], "1.1.0", candidates), "1.3.0");
    assert.equal(leastRepair([RELEASE_LINES], "1.1.0-rc.1", candidates), "1.2.0-rc.1");
  });

  it("is among the versions that an advisory names", () => {
    assert.deepEqual(fixedVersions(RELEASE_LINES), ["1.1.16", "5.0.7"]);
  });
});

describe("every version that a range admits", () => {
  const TWO = ranges({ introduced: "1.0.0", fixed: "1.5.0" }, { introduced: "1.5.0", fixed: "2.0.0-rc.1" });

  it("is affected where no gap is left", () => {
    for (const range of ["^1.0.0", "~1.4.9", "1.x", ">=1.2.0 <1.9.0", "1.2.3", "^1.2.3 || ~1.4.0", "<2.0.0 >=1.3.0", ">1.4.0 <=1.9.9"])
      assert.ok(affectsEvery(TWO, range), range);
  });

  it("is not where one may be another", () => {
    for (const range of [
      "*",
      "",
      ">=1.0.0",
      "^0.9.0 || ^1.0.0",
      "<1.2.0",
      "^2.0.0",
      "<=2.0.0",
      "latest",
      ">2.0.0 <1.0.0",
      ">=1.9.0 <2.0.0-rc.5",
    ])
      assert.ok(!affectsEvery(TWO, range), range);
    const upToLast = ranges({ introduced: "0", lastAffected: "1.9.9" });
    assert.ok(!affectsEvery(upToLast, "^1.0.0"), "1.9.10 may come");
    assert.ok(affectsEvery(upToLast, "<=1.9.9"));
  });

  it("is one that is listed where the range admits a single one", () => {
    const listed: Coverage = { ranges: [], versions: ["1.2.3", "1.2.4"] };
    assert.ok(affectsEvery(listed, "1.2.3"));
    assert.ok(affectsEvery(listed, "=1.2.3 || 1.2.4"));
    assert.ok(!affectsEvery(listed, "1.2.3 || 1.2.5"));
    assert.ok(!affectsEvery(listed, "^1.2.3"));
  });

  it("is any version for one that affects all", () => {
    for (const range of ["*", "", "^1.0.0", ">=0.0.1-alpha"]) assert.ok(affectsEvery(ranges({ introduced: "0" }), range), range);
  });
});
