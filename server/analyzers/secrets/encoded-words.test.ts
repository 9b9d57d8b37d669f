import assert from "node:assert/strict";
import { encodedWords } from "./encoded-words";

describe("encoded words", () => {
  it("are read from base64, with its own signs or those of addresses, and from hex", () => {
    for (const words of ["test_secret_24_bytes_minimum!", "this is not a real key", "replace-with-your-secret"]) {
      assert.equal(encodedWords(Buffer.from(words).toString("base64")), words);
      assert.equal(encodedWords(Buffer.from(words).toString("base64url")), words);
      assert.equal(encodedWords(Buffer.from(words).toString("hex")), words);
    }
  });

  it("are none in bytes that were drawn by lot, nor in letters that were", () => {
    for (const text of [
      "kX9_vQ2-pL7nR4tY8wZ1bC6d",
      "9f86d081884c7d659a2feaa0c55ad015",
      "a7Tq-Zk4_Xw9",
      "3f2a9c1e-8b7d-4e6f-a5c4-1d2e3f4a5b6c",
    ]) {
      assert.equal(encodedWords(text), undefined, text);
      assert.equal(encodedWords(Buffer.from(text).toString("base64")), undefined, text);
    }
  });

  it("are none where a user's name and password are written", () => {
    assert.equal(encodedWords(Buffer.from("reports:swordfish").toString("base64")), undefined);
    assert.equal(encodedWords(Buffer.from('{"k":"kX9vQ2pL7nR4tY8wZ1bC6d","n":"shop"}').toString("base64")), undefined);
  });

  it("are none in a few letters", () => {
    assert.equal(encodedWords(Buffer.from("the key").toString("base64")), undefined);
  });
});
