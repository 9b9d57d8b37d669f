import assert from "node:assert/strict";
import { NO_WORDS } from "../../rules/secret-knowledge";
import { Values } from "./values";

describe("values", () => {
  const values = new Values(NO_WORDS, []);

  it("takes no text for a password that nobody can type", () => {
    assert.equal(values.isPassword("Good2!"), true);
    assert.equal(values.isPassword("\u200f\u202eGood2!\u202c"), false);
    assert.equal(values.isPassword("Palavra-passe:"), false);
    assert.equal(values.isPassword("urn:oasis:names:tc:SAML:2.0:ac:classes:Password"), false);
  });

  it("takes no template for a secret, and no noise for a template", () => {
    assert.equal(values.isEmpty("#PWD:4:${time}:${text}"), true);
    assert.equal(values.isEmpty("Basic ${encodeBase64(toUtf8Bytes(this.#creds))}"), true);
    assert.equal(values.isEmpty("v:${k|9;Q^x7>L$m@2!w}f&R+8(z*]J#0?"), false);
  });
});
