import assert from "node:assert/strict";
import { minVersion, satisfies } from "semver";
import { raiseRange } from "./raise-range";

const none = (): undefined => undefined;

describe("raiseRange", () => {
  const same: readonly (readonly [from: string, version: string, to: string])[] = [
    ["^4.17.4", "4.17.21", "^4.17.21"],
    ["~4.17.4", "4.17.21", "~4.17.21"],
    ["4.17.4", "4.17.21", "4.17.21"],
    ["=4.17.4", "4.17.21", "=4.17.21"],
    ["v4.17.4", "4.17.21", "v4.17.21"],
    ["^v4.17.4", "5.0.1", "^v5.0.1"],
    [">=4.0.0", "4.17.21", ">=4.17.21"],
    [">= 4.0.0", "4.17.21", ">= 4.17.21"],
    [">4.0.0", "4.17.21", ">=4.17.21"],
    [">=1.2.3 <2", "1.9.0", ">=1.9.0 <2"],
    [">=1.2.3 <2", "3.1.0", ">=3.1.0 <4"],
    [">=1.2.3 <2.0.0", "3.1.0", ">=3.1.0 <4.0.0"],
    ["<2.0.0", "1.9.0", ">=1.9.0 <2.0.0"],
    ["^4", "5.0.0", "^5"],
    ["^4", "5.0.1", "^5.0.1"],
    ["~4.17", "4.18.0", "~4.18"],
    ["4", "5.0.0", "5"],
    ["4.x", "5.0.0", "5.x"],
    ["4.x", "5.2.0", "^5.2.0"],
    ["4.17.x", "4.17.21", "~4.17.21"],
    ["1.2.3 - 2.3.4", "2.0.0", "2.0.0 - 2.3.4"],
    ["1.2.3 - 2.3.4", "3.1.0", "^3.1.0"],
    ["*", "1.2.3", ">=1.2.3"],
    ["", "1.2.3", ">=1.2.3"],
    ["^1.0.0-beta.1", "1.0.0-beta.7", "^1.0.0-beta.7"],
  ];

  for (const [from, version, to] of same) {
    it(`makes "${to}" of "${from}"`, () => {
      assert.equal(raiseRange(from, version, none), to);
      assert.equal(minVersion(to)?.version, version, "begins where it should");
    });
  }

  it("raises each alternative that has a version that will do, and leaves the others out", () => {
    const least = (range: string): string | undefined => ["3.10.2", "4.17.21"].find((version) => satisfies(version, range));
    assert.equal(raiseRange("^2.0.0 || ^3.0.0 || ^4.0.0", "3.10.2", least), "^3.10.2 || ^4.17.21");
    assert.equal(raiseRange("^2.0.0||^4.0.0", "4.17.21", least), "^4.17.21");
    assert.equal(raiseRange("^1.0.0 || ^2.0.0", "4.17.21", least), "^4.17.21");
  });

  it("makes nothing of what is no range", () => {
    assert.equal(raiseRange("latest", "1.2.3", none), undefined);
    assert.equal(raiseRange("^1.0.0", "newest", none), undefined);
  });
});
