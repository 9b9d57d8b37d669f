import assert from "node:assert/strict";
import { RecipeArguments, RecipeError } from "./recipe-arguments";
import { replaceArgument } from "./replace-argument";
import { tryTransform } from "./transform.testing";

const SHA256 = { with: { value: "sha256" } };

describe("replace-argument", () => {
  it("replaces a constant, with the quotes that it had", () => {
    assert.deepEqual(tryTransform(replaceArgument, '«createHash("md5")».update(x);', SHA256), ['createHash("sha256").update(x);']);
    assert.deepEqual(tryTransform(replaceArgument, "«crypto.createHash('md5')».update(x);", SHA256), [
      "crypto.createHash('sha256').update(x);",
    ]);
    assert.deepEqual(tryTransform(replaceArgument, "f('a'); «crypto.createHash(`md5`)»;", SHA256), [
      "f('a'); crypto.createHash('sha256');",
    ]);
  });

  it("finds the call around an argument, in a statement, behind await and new", () => {
    assert.deepEqual(tryTransform(replaceArgument, 'createHash(«"md5"»);', SHA256), ['createHash("sha256");']);
    assert.deepEqual(tryTransform(replaceArgument, '«createHash("md5");»', SHA256), ['createHash("sha256");']);
    assert.deepEqual(tryTransform(replaceArgument, '«await derive("md5")»;', SHA256), ['await derive("sha256");']);
    assert.deepEqual(tryTransform(replaceArgument, '«new Hash("md5")»;', SHA256), ['new Hash("sha256");']);
  });

  it("replaces any argument by any constant", () => {
    const trial = { with: { argument: 2, value: 600000 } };
    assert.deepEqual(tryTransform(replaceArgument, "«pbkdf2(p, salt, 10, 32)»;", trial), ["pbkdf2(p, salt, 600000, 32);"]);
    assert.deepEqual(tryTransform(replaceArgument, "«f(0)»;", { with: { value: { a: ["b", null] } } }), ['f({ a: ["b", null] });']);
  });

  it("follows a variable that serves for nothing else, and leaves one that does", () => {
    assert.deepEqual(tryTransform(replaceArgument, "const A = 'md5';\n«createHash(A)»;", SHA256), ["const A = 'sha256';\ncreateHash(A);"]);
    assert.deepEqual(tryTransform(replaceArgument, "const A = 'md5';\nlog(A);\n«createHash(A)»;", SHA256), [
      "const A = 'md5';\nlog(A);\ncreateHash('sha256');",
    ]);
  });

  it("refuses what is no constant, is not there, or may be elsewhere", () => {
    assert.deepEqual(tryTransform(replaceArgument, "«createHash(name)»;", SHA256), []);
    assert.deepEqual(tryTransform(replaceArgument, "«createHash()»;", SHA256), []);
    assert.deepEqual(tryTransform(replaceArgument, "«createHash(...args)»;", SHA256), []);
    assert.deepEqual(tryTransform(replaceArgument, "«x + 1»;", SHA256), []);
  });

  it("tells mistakes in its arguments", () => {
    assert.throws(() => replaceArgument(new RecipeArguments({})), RecipeError);
    assert.throws(() => replaceArgument(new RecipeArguments({ value: "x", argument: -1 })), /whole number/);
  });
});
