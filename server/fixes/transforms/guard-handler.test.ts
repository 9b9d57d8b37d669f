import assert from "node:assert/strict";
import { guardHandler } from "./guard-handler";
import { tryTransform } from "./transform.testing";

function becomes(before: string, after: string | undefined): void {
  const given = { reads: "origin", guard: "if ($VALUE !== location.origin) return;" };
  assert.deepEqual(tryTransform(guardHandler, before, { with: given }), after === undefined ? [] : [after]);
}

describe("guard-handler", () => {
  it("puts the statement first, in a block of one line as well", () => {
    becomes("«on('m', (e) => {\n    run(e);\n})»;", "on('m', (e) => {\n    if (e.origin !== location.origin) return;\n    run(e);\n});");
    becomes("«on('m', function (e) { run(e) })»", "on('m', function (e) {\n  if (e.origin !== location.origin) return\n  run(e) })");
    becomes(
      "«on('m', f)»;\nfunction f(e) {\n  run(e);\n}",
      "on('m', f);\nfunction f(e) {\n  if (e.origin !== location.origin) return;\n  run(e);\n}",
    );
  });

  it("makes a block of an expression", () => {
    becomes("«on('m', (e) => run(e))»;", "on('m', (e) => {\n  if (e.origin !== location.origin) return;\n  run(e);\n});");
  });

  it("takes the property out of a parameter that is taken apart", () => {
    becomes(
      "«on('m', ({ data }) => {\n  run(data);\n})»;",
      "on('m', ({ data, origin }) => {\n  if (origin !== location.origin) return;\n  run(data);\n});",
    );
    becomes(
      "«on('m', ({ data, origin: o }) => {\n  run(data, o);\n})»;",
      "on('m', ({ data, origin: o }) => {\n  if (o !== location.origin) return;\n  run(data, o);\n});",
    );
    becomes("const origin = 1;\n«on('m', ({ data }) => run(data, origin))»;", undefined);
  });

  it("is silent where no function is in sight", () => {
    becomes("«on('m', handlers.m)»;", undefined);
    becomes("«on('m', () => run())»;", undefined);
  });
});
