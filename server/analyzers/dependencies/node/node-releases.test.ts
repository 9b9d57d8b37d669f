import assert from "node:assert/strict";
import { endingOf, newestLongTerm, releasesAdmittedBy } from "./node-releases";

const RELEASES = [
  { major: 16, codename: "Gallium", endOfLife: "2023-09-11" },
  { major: 18, codename: "Hydrogen", endOfLife: "2025-04-30" },
  { major: 22, codename: "Jod", endOfLife: "2027-04-30" },
  { major: 24, codename: "Krypton", endOfLife: "2028-04-30" },
  { major: 25, endOfLife: "2026-06-01" },
];

function endingAt(text: string, today: string, isTag = false): string {
  const ending = endingOf(releasesAdmittedBy(text, isTag, RELEASES), today);
  return ending ? `${ending.release.major} ${ending.isOver ? "over" : "soon"}` : "alive";
}

describe("the end of life of Node.js", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["16", "16 over"],
    ["v16.14.0", "16 over"],
    ["16.x || 18.x", "18 over"],
    ["^16 || ^22", "alive"],
    [">=16", "alive"],
    ["*", "alive"],
    ["lts/gallium", "16 over"],
    ["lts/*", "alive"],
    ["node", "alive"],
    [">16 <22", "18 over"],
    ["17", "alive"],
    ["25", "25 over"],
    ["99", "alive"],
    ["", "alive"],
    ["not a range ((", "alive"],
  ];
  for (const [text, expected] of cases)
    it(`${JSON.stringify(text)}: ${expected}`, () => {
      assert.equal(endingAt(text, "2026-11-28"), expected);
    });

  const tags: readonly (readonly [string, string])[] = [
    ["16-alpine", "16 over"],
    ["16.20.2-bullseye-slim", "16 over"],
    ["hydrogen-slim", "18 over"],
    ["lts-alpine", "alive"],
    ["latest", "alive"],
    ["alpine3.20", "alive"],
  ];
  for (const [tag, expected] of tags)
    it(`node:${tag}: ${expected}`, () => {
      assert.equal(endingAt(tag, "2026-11-28", true), expected);
    });

  it("warns three months before", () => {
    assert.equal(endingAt("22", "2027-01-29"), "alive");
    assert.equal(endingAt("22", "2027-01-30"), "22 soon");
    assert.equal(endingAt("22", "2027-04-29"), "22 soon");
    assert.equal(endingAt("22", "2027-04-30"), "22 over");
  });

  it("knows the newest release with long-term support", () => {
    assert.equal(newestLongTerm(RELEASES, "2026-05-01")?.major, 24);
    assert.equal(newestLongTerm(RELEASES, "2029-05-01"), undefined);
  });

  it("says nothing where no release is known", () => {
    assert.equal(endingOf(releasesAdmittedBy("16", false, []), "2026-11-28"), undefined);
  });
});
