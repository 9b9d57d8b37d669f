import assert from "node:assert/strict";
import { RecipeArguments } from "./recipe-arguments";
import { removeProperty } from "./remove-property";
import { tryTransform } from "./transform.testing";

const NAMED = { with: { properties: ["rejectUnauthorized"] } };
const THOROUGH = { with: { properties: ["rejectUnauthorized"], removeEmpty: true } };

function becomes(before: string, after: string, trial = {}): void {
  assert.deepEqual(tryTransform(removeProperty, before, trial), [after]);
}

describe("remove-property", () => {
  it("takes the property that was found", () => {
    becomes("f({ a: 1, «rejectUnauthorized: false» });", "f({ a: 1 });");
    becomes("f({ «rejectUnauthorized: false», a: 1 });", "f({ a: 1 });");
    becomes("f({ a: 1, «rejectUnauthorized: false», b: 2 });", "f({ a: 1, b: 2 });");
    becomes("f({ «rejectUnauthorized: false» });", "f({});");
    becomes("f({ a: 1, rejectUnauthorized: «false», });", "f({ a: 1 });");
    becomes("f({a: 1, «rejectUnauthorized: false»});", "f({a: 1});");
    becomes("f({ a: 1, «rejectUnauthorized» });", "f({ a: 1 });");
  });

  it("takes its line where it has one", () => {
    becomes("f({\n  a: 1,\n  «rejectUnauthorized: false»,\n  b: 2,\n});", "f({\n  a: 1,\n  b: 2,\n});");
    becomes("f({\n  a: 1,\n  «rejectUnauthorized: false»\n});", "f({\n  a: 1,\n});");
    becomes("f({\r\n  «rejectUnauthorized: false»,\r\n  b: 2,\r\n});", "f({\r\n  b: 2,\r\n});");
  });

  it("leaves comments beside it, and refuses to touch those inside", () => {
    becomes("f({\n  a: 1,\n  «rejectUnauthorized: false», // for now\n});", "f({\n  a: 1,\n  // for now\n});");
    becomes("f({\n  // for now\n  «rejectUnauthorized: false»,\n  a: 1,\n});", "f({\n  // for now\n  a: 1,\n});");
    assert.deepEqual(tryTransform(removeProperty, "f({ a: 1, «rejectUnauthorized: /* yes */ false» });"), []);
  });

  it("looks for named properties inside of what was found", () => {
    becomes(
      "«https.request({ host, agentOptions: { rejectUnauthorized: false } }, cb)»;",
      "https.request({ host, agentOptions: {} }, cb);",
      NAMED,
    );
    becomes("«new Agent({ keepAlive: true, rejectUnauthorized: false })»;", "new Agent({ keepAlive: true });", NAMED);
    becomes("«f({ rejectUnauthorized: false }, { a, rejectUnauthorized: false })»;", "f({}, { a });", NAMED);
    becomes('«f({ "rejectUnauthorized": false, a })»;', "f({ a });", NAMED);
    assert.deepEqual(tryTransform(removeProperty, "«f(() => ({ rejectUnauthorized: false }))»;", NAMED), []);
    assert.deepEqual(tryTransform(removeProperty, "«f({ a })»;", NAMED), []);
  });

  it("takes an empty object away where it is the last argument", () => {
    becomes("«new Agent({ rejectUnauthorized: false })»;", "new Agent();", THOROUGH);
    becomes("connect(url, {\n  «rejectUnauthorized: false»,\n});", "connect(url);", THOROUGH);
    becomes("«request(url, { rejectUnauthorized: false }, cb)»;", "request(url, {}, cb);", THOROUGH);
    becomes("«new Pool({ ssl: { rejectUnauthorized: false } })»;", "new Pool({ ssl: {} });", THOROUGH);
    becomes("connect(url, { «rejectUnauthorized: false» } /* options */);", "connect(url, {} /* options */);", THOROUGH);
  });

  it("tells mistakes in its arguments", () => {
    assert.throws(() => removeProperty(new RecipeArguments({ properties: [] })), /at least one/);
    assert.throws(() => removeProperty(new RecipeArguments({ removeEmpty: "yes" })), /true or false/);
  });
});
