import assert from "node:assert/strict";
import { wordsOf } from "./words";

describe("the words of a name", () => {
  const names: readonly [string, string][] = [
    ["userPassword", "user password"],
    ["user_password_v2", "user password v 2"],
    ["HTTPServerToken", "http server token"],
    ["ETag", "e tag"],
    ["etag", "etag"],
    ["connect.sid", "connect sid"],
    ["XSRF-TOKEN", "xsrf token"],
    ["sha256Sum", "sha 256 sum"],
    ["", ""],
    ["--", ""],
  ];
  for (const [name, words] of names) {
    it(`${name} is made of: ${words}`, () => {
      assert.equal(wordsOf(name).join(" "), words);
    });
  }
});
