import assert from "node:assert/strict";
import { fingerprintOf } from "./fingerprint";

describe("fingerprint", () => {
  it("ignores white space and differs by rule, code and occurrence", () => {
    const print = fingerprintOf("r", "f( a )", 0);
    assert.match(print, /^[0-9a-f]{32}$/);
    assert.equal(fingerprintOf("r", "f(\n  a )", 0), print);
    assert.equal(
      new Set([print, fingerprintOf("s", "f( a )", 0), fingerprintOf("r", "f( b )", 0), fingerprintOf("r", "f( a )", 1)]).size,
      4,
    );
  });
});
