import assert from "node:assert/strict";
import { insertArgument } from "./insert-argument";
import { tryTransform } from "./transform.testing";

function becomes(before: string, after: string | undefined, given: Record<string, unknown>, needs: string[] = []): void {
  assert.deepEqual(tryTransform(insertArgument, before, { with: given, needs }), after === undefined ? [] : [after]);
}

describe("insert-argument", () => {
  it("puts code in front of the argument that is there, or behind the last", () => {
    becomes("«log(a, b)»;", "log('%s', a, b);".replaceAll("'", '"'), { argument: 0, code: "'%s'" });
    becomes("«log(a)»;", "log(a, b);", { argument: 1, code: "b" });
    becomes("«log()»;", undefined, { argument: 1, code: "b" });
    becomes("«log(...a)»;", undefined, { argument: 1, code: "b" });
  });

  it("knows the call by its method, and by an argument to which something flows", () => {
    becomes("app.«post»('/a', f);", "app.post('/a', limit, f);", { argument: 1, code: "limit" });
    becomes("log(«‹req.body›.a»);", 'log("%s", req.body.a);', { argument: 0, code: "'%s'" });
  });

  it("needs the package", () => {
    const given = { argument: 1, needs: "limits", code: "#{limits.limit}({ max: 5 })" };
    becomes("export {};\napp.«post»('/a', f);", undefined, given);
    becomes(
      "import a from 'a';\napp.«post»('/a', f);",
      "import a from 'a';\nimport { limit } from 'limits';\napp.post('/a', limit({ max: 5 }), f);",
      given,
      ["limits"],
    );
  });
});
