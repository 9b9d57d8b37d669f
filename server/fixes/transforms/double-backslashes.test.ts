import assert from "node:assert/strict";
import { doubleBackslashes } from "./double-backslashes";
import { tryTransform } from "./transform.testing";

describe("double-backslashes", () => {
  it("keeps the backslashes that a string would lose", () => {
    assert.deepEqual(tryTransform(doubleBackslashes, "x = «'\\d+\\.\\b'»;"), ["x = '\\\\d+\\\\.\\\\b';"]);
  });

  it("leaves those alone that mean something", () => {
    assert.deepEqual(tryTransform(doubleBackslashes, "x = «'\\n\\t\\\\d\\u0041'»;"), []);
    assert.deepEqual(tryTransform(doubleBackslashes, "x = «y»;"), []);
  });
});
