import assert from "node:assert/strict";
import { usesOf } from "./package-uses";
import { programOf } from "./programs.testing";

/** `file:line path` of each use. */
function usesIn(files: Readonly<Record<string, string>>, name = "lodash"): string[] {
  const { uses } = usesOf(name, programOf(files));
  return uses.map(({ path, location }) => `${location.uri}:${location.range.start.line + 1} ${path.join(".")}`);
}

describe("uses of a package", () => {
  for (const [form, code, expected] of [
    ["require and a member", `const _ = require("lodash");\n_.merge(a, b);`, ["a.js:2 merge"]],
    ["a member of require", `require("lodash").merge(a, b);`, ["a.js:1 merge"]],
    ["destructuring, renamed", `const { merge: m } = require("lodash");\nm(a);`, ["a.js:2 merge"]],
    ["what is destructured and never used", `const { merge } = require("lodash");`, []],
    ["a default import", `import _ from "lodash";\n_.merge(a);`, ["a.js:2 merge"]],
    ["a namespace", `import * as _ from "lodash";\nlist.map(_.merge);`, ["a.js:2 merge"]],
    ["a named import", `import { merge as m } from "lodash";\nm(a);`, ["a.js:2 merge"]],
    ["a file of the package", `import merge from "lodash/merge";\nmerge(a);`, ["a.js:2 merge"]],
    ["a file in a folder of it", `const merge = require("lodash/fp/merge.js");\nmerge(a);`, ["a.js:2 fp.merge"]],
    ["a dynamic import", `const _ = await import("lodash");\n_.merge(a);`, ["a.js:2 merge"]],
    ["the package itself, called", `const _ = require("lodash");\n_(a);`, ["a.js:2 "]],
    ["the package, handed to somebody", `const _ = require("lodash");\nplugin(_);`, ["a.js:2 "]],
    ["a member that nobody knows", `const _ = require("lodash");\n_[name](a);`, ["a.js:2 "]],
    ["the rest of a pattern", `const { merge, ...others } = require("lodash");`, ["a.js:1 "]],
    ["a variable that is stored to again", `let _ = require("lodash");\n_ = other;\n_.merge(a);`, ["a.js:1 "]],
    ["types", `import type { Dict } from "lodash";\nlet a: Dict;`, []],
    ["another package with that beginning", `const _ = require("lodash-es");\n_.merge(a);`, []],
    ["a local of the same name", `function f(_) { _.merge(a); }`, []],
  ] as const) {
    it(`sees ${form}`, () => {
      assert.deepEqual(usesIn({ "a.js": code }), expected);
    });
  }

  it("notes where the package is asked for", () => {
    const { imports } = usesOf(
      "lodash",
      programOf({ "a.js": `import _ from "lodash";`, "b.js": `x;\nconst _ = require("lodash/merge");` }),
    );
    assert.deepEqual(
      imports.map(({ uri, range }) => `${uri}:${range.start.line + 1}`),
      ["a.js:1", "b.js:2"],
    );
  });

  for (const [form, handed, user, expected] of [
    ["module.exports", `module.exports = require("lodash");`, `const u = require("./b");\nu.merge(a);`, ["a.js:2 merge"]],
    [
      "a property of exports",
      `exports.lodash = require("lodash");`,
      `const { lodash } = require("./b");\nlodash.merge(a);`,
      ["a.js:2 merge"],
    ],
    ["a member under another name", `exports.deep = require("lodash").merge;`, `require("./b").deep(a);`, ["a.js:1 merge"]],
    ["an object of exports", `const _ = require("lodash");\nmodule.exports = { _ };`, `require("./b")._.merge(a);`, ["a.js:1 merge"]],
    ["export from", `export { merge as deep } from "lodash";`, `import { deep } from "./b";\ndeep(a);`, ["a.js:2 merge"]],
    ["export all", `export * from "lodash";`, `import { merge } from "./b";\nmerge(a);`, ["a.js:2 merge"]],
    ["export all as one", `export * as _ from "lodash";`, `import { _ } from "./b";\n_.merge(a);`, ["a.js:2 merge"]],
    ["export default", `import _ from "lodash";\nexport default _;`, `import _ from "./b";\n_.merge(a);`, ["a.js:2 merge"]],
    [
      "a list of exports",
      `import _ from "lodash";\nexport { _ as tools };`,
      `import { tools } from "./b";\ntools.merge(a);`,
      ["a.js:2 merge"],
    ],
  ] as const) {
    it(`follows ${form} into other modules`, () => {
      assert.deepEqual(usesIn({ "a.js": user, "b.js": handed }), expected);
    });
  }

  it("follows modules that hand each other on in a circle, once", () => {
    const files = {
      "a.js": `export * from "./b";\nexport * from "lodash";`,
      "b.js": `export * from "./a";`,
      "c.js": `import { merge } from "./b";\nmerge(x);`,
    };
    assert.deepEqual(usesIn(files), ["c.js:2 merge"]);
  });
});
