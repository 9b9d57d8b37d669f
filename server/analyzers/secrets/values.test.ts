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

  it("knows what is fetched by its version", () => {
    for (const value of ["actions/create-token@v3.2.0", "@scope/token@2", `owner/token@${"0a1b2".repeat(8)}`])
      assert.equal(values.isPinned(value), true, value);
    for (const value of ["Winter/2024@home", "owner/name", "postgres@12"]) assert.equal(values.isPinned(value), false, value);
  });

  it("knows what repeats its name, and not what stands behind it", () => {
    assert.equal(values.isNamedAfter("create-app-token@v3.2.0", "CREATE_APP_TOKEN"), true);
    assert.equal(values.isNamedAfter("createAppToken2", "create_app_token"), true);
    assert.equal(values.isNamedAfter("create_app_token_9f8a7d6c5b4e3f2a", "CREATE_APP_TOKEN"), false);
    assert.equal(values.isNamedAfter("token-3f8a", "token"), false);
    assert.equal(values.isNamedAfter("app-token-3", "APP_SECRET"), false);
  });

  it("takes no template for a secret, and no noise for a template", () => {
    assert.equal(values.isEmpty("#PWD:4:${time}:${text}"), true);
    assert.equal(values.isEmpty("Basic ${encodeBase64(toUtf8Bytes(this.#creds))}"), true);
    assert.equal(values.isEmpty('Basic ${Buffer.from(auth).toString("base64")}'), true);
    assert.equal(values.isEmpty('Bearer ${options.token ?? tokens["main-2"]}'), true);
    assert.equal(values.isEmpty("z{1,4}|tz|timezone"), true);
    assert.equal(values.isEmpty("new dns.SigningKey(this, 'Key1', { name: 'n4m3' })"), true);
    assert.equal(values.isEmpty("v:${k|9;Q^x7>L$m@2!w}f&R+8(z*]J#0?"), false);
  });
});
