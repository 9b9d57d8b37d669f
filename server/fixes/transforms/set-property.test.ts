import assert from "node:assert/strict";
import { RecipeArguments, RecipeError } from "./recipe-arguments";
import { setProperty } from "./set-property";
import { tryTransform, type Trial } from "./transform.testing";

const FLAGS = { with: { argument: 2, set: { httpOnly: true, secure: true }, add: { sameSite: "lax" } } };
const SESSION = { with: { argument: 0, path: ["cookie"], set: { secure: true } } };

function becomes(before: string, after: string, trial: Trial = FLAGS): void {
  assert.deepEqual(tryTransform(setProperty, before, trial), [after]);
}

function isRefused(source: string, trial: Trial = FLAGS): void {
  assert.deepEqual(tryTransform(setProperty, source, trial), []);
}

describe("set-property", () => {
  it("adds the argument that is missing", () => {
    becomes('«res.cookie("sid", id)»;', 'res.cookie("sid", id, { httpOnly: true, secure: true, sameSite: "lax" });');
    becomes("«res.cookie('sid', id)»;", "res.cookie('sid', id, { httpOnly: true, secure: true, sameSite: 'lax' });");
    becomes('«res.cookie(\n  "sid",\n  id,\n)»;', 'res.cookie(\n  "sid",\n  id,\n  { httpOnly: true, secure: true, sameSite: "lax" },\n);');
    becomes('«res.cookie("sid", id, undefined)»;', 'res.cookie("sid", id, { httpOnly: true, secure: true, sameSite: "lax" });');
    becomes("«session()»;", "session({ cookie: { secure: true } });", SESSION);
    becomes("«new Session»;", "new Session({ cookie: { secure: true } });", SESSION);
  });

  it("adds and changes properties of a literal in its own layout", () => {
    becomes(
      '«res.cookie("sid", id, { maxAge: 1 })»;',
      'res.cookie("sid", id, { maxAge: 1, httpOnly: true, secure: true, sameSite: "lax" });',
    );
    becomes('«res.cookie("sid", id, {})»;', 'res.cookie("sid", id, { httpOnly: true, secure: true, sameSite: "lax" });');
    becomes(
      '«res.cookie("sid", id, { secure: false, sameSite: "none" })»;',
      'res.cookie("sid", id, { secure: true, sameSite: "none", httpOnly: true });',
    );
    becomes(
      '«res.cookie("sid", id, {\n  maxAge: 1, // a while\n  secure: false,\n})»;',
      'res.cookie("sid", id, {\n  maxAge: 1, // a while\n  secure: true,\n  httpOnly: true,\n  sameSite: "lax",\n});',
    );
    becomes('«f(a, b, { "max": 1 })»;', 'f(a, b, { "max": 1, "httpOnly": true, "secure": true, "sameSite": "lax" });');
    becomes(
      "const secure = false;\n«f(a, b, { secure, httpOnly: true, sameSite: 1 })»;",
      "const secure = false;\nf(a, b, { secure: true, httpOnly: true, sameSite: 1 });",
    );
  });

  it("leaves values that are no constants, and says nothing when nothing is to do", () => {
    becomes("«f(a, b, { secure: isProduction })»;", 'f(a, b, { secure: isProduction, httpOnly: true, sameSite: "lax" });');
    isRefused('«f(a, b, { secure: isProduction, httpOnly: true, sameSite: "strict" })»;');
  });

  it("lets what is spread in win over what is only added", () => {
    becomes("«f(a, b, { ...options })»;", 'f(a, b, { sameSite: "lax", ...options, httpOnly: true, secure: true });');
  });

  it("goes into a variable that nothing else uses, and copies any other object", () => {
    becomes(
      "const o = { maxAge: 1 };\n«f(a, b, o)»;",
      'const o = { maxAge: 1, httpOnly: true, secure: true, sameSite: "lax" };\nf(a, b, o);',
    );
    becomes(
      "const o = { maxAge: 1 };\ng(o);\n«f(a, b, o)»;",
      'const o = { maxAge: 1 };\ng(o);\nf(a, b, { ...o, httpOnly: true, secure: true, sameSite: "lax" });',
    );
    becomes("«f(a, b, config.cookie)»;", 'f(a, b, { sameSite: "lax", ...config.cookie, httpOnly: true, secure: true });');
    becomes("«f(a, b, optionsFor(user))»;", 'f(a, b, { sameSite: "lax", ...optionsFor(user), httpOnly: true, secure: true });');
  });

  it("follows a path", () => {
    becomes("«session({ secret })»;", "session({ secret, cookie: { secure: true } });", SESSION);
    becomes("«session({ secret, cookie: { maxAge: 1 } })»;", "session({ secret, cookie: { maxAge: 1, secure: true } });", SESSION);
    becomes("«session({ secret, cookie: options })»;", "session({ secret, cookie: { ...options, secure: true } });", SESSION);
    becomes("const c = { secret };\nuse(«session(c)»);", "const c = { secret, cookie: { secure: true } };\nuse(session(c));", SESSION);
    isRefused("«session({ secret, ...rest })»;", SESSION);
    isRefused("«session(options)»;", SESSION);
    isRefused("«session({ secret, cookie })»;", SESSION);
  });

  it("takes the place from the finding's facts", () => {
    const trial = { with: { set: { secure: true } }, facts: { argument: "1", path: "cookie" } };
    becomes("«app.register(session, { cookie: { secure: false } })»;", "app.register(session, { cookie: { secure: true } });", trial);
  });

  it("changes the object that was found, or the one around a property", () => {
    const trial = { with: { set: { secure: true } } };
    becomes("const o = «{ secure: false }»;", "const o = { secure: true };", trial);
    becomes("f({ «secure: false» });", "f({ secure: true });", trial);
    becomes("f({ secure: «false» });", "f({ secure: true });", trial);
  });

  it("refuses where the argument may be another, and values with comments", () => {
    isRefused("«res.cookie(...args)»;");
    isRefused("«res.cookie()»;");
    isRefused("«res.cookie(a, b, (c, d))»;");
    isRefused('«f(a, b, { httpOnly: "a" + /* b */ "c" })»;');
  });

  it("tells mistakes in its arguments", () => {
    assert.throws(() => setProperty(new RecipeArguments({ argument: 1 })), RecipeError);
    assert.throws(() => setProperty(new RecipeArguments({ set: { a: undefined } })), /mapping of names to values/);
  });
});
