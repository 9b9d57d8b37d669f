import assert from "node:assert/strict";
import { digestOf, digestOfAll } from "./digest";

describe("digestOf", () => {
  it("keeps apart where one part ends and the next begins", () => {
    assert.notEqual(digestOf("ab", "c"), digestOf("a", "bc"));
    assert.equal(digestOf("ab", "c"), digestOfAll(["ab", "c"]));
  });

  it("takes the parts of a very large project", () => {
    const parts = Array.from({ length: 300_000 }, (_, index) => String(index));
    assert.notEqual(digestOfAll(parts), digestOfAll(parts.slice(1)));
  });
});
