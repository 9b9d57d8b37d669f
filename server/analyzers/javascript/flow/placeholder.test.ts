import assert from "node:assert/strict";
import { isPlaceholder, isUnlikelySecret } from "./placeholder";

describe("placeholders for secrets", () => {
  for (const text of [
    "",
    "abc",
    "aaaaaaaa",
    "12345678",
    "changeme",
    "user:{{ TOKEN }}",
    "<password>",
    "${KEY}",
    "your-key",
    "user:foo",
    "MyToken",
    "my-secret-key",
    "sk_nothing",
    "sk-proj-",
    "re_132",
    "Basic foo",
    "Bearer <token>",
    "000000000000001",
    "GOOGLE_CLIENT_SECRET",
    "ES256",
  ]) {
    it(`knows ${JSON.stringify(text)}`, () => {
      assert.equal(isPlaceholder(text), true);
    });
  }

  for (const text of [
    "keyboard cat",
    "hunter2hunter2",
    "s3cr3t",
    "secret",
    "admin:pa55w0rd",
    "9b2f1c44de",
    "sk_9b2f1c44de",
    "postgres",
    "mysql-root",
    "myHorseEatsApples",
    "Basic anna:pa55w0rd",
  ]) {
    it(`takes ${JSON.stringify(text)} for a secret`, () => {
      assert.equal(isPlaceholder(text), false);
    });
  }

  it("doubts words in place of tokens that services make", () => {
    assert.equal(isUnlikelySecret("Bearer owner"), true);
    assert.equal(isUnlikelySecret("Bearer Zm9vYmFy01"), false);
    assert.equal(isUnlikelySecret("owner"), false);
  });

  it("doubts addresses, unless they carry something", () => {
    assert.equal(isUnlikelySecret("https://api.example.test/v1"), true);
    assert.equal(isUnlikelySecret("https://anna:pa55w0rd@api.example.test"), false);
    assert.equal(isUnlikelySecret("https://api.example.test/?key=9b2f1c44de"), false);
  });

  it("takes less for the name of an account", () => {
    assert.equal(isPlaceholder("sa"), true);
    assert.equal(isPlaceholder("sa", 2), false);
    assert.equal(isPlaceholder("x", 2), true);
  });
});
