import assert from "node:assert/strict";
import { programOf } from "./programs.testing";
import { ReachabilityOf, type Reachability } from "./reachability";

const VULNERABLE = [
  { package: "lodash", advisories: ["GHSA-1"], exports: ["Member[template]"] },
  { package: "qs", advisories: ["GHSA-2"], exports: ["Member[parse]"] },
  { package: "marked", advisories: ["GHSA-3"], exports: [] },
];
const PASSING = [
  { package: "express", to: "qs", exports: ["Member[Router]"], calls: ["Member[parse]"] },
  { package: "body-parser", to: "qs", exports: ["Member[urlencoded]"], calls: ["Member[parse]"] },
  { package: "express", to: "body-parser", exports: ["Member[urlencoded]"], calls: ["Member[urlencoded]"] },
];

function of(files: Readonly<Record<string, string>>): ReachabilityOf {
  return new ReachabilityOf(programOf(files), { vulnerableExports: VULNERABLE, passing: PASSING });
}

/** "reachable a.js:2", or the verdict alone. */
function told(reachability: Reachability): string {
  if (reachability.verdict !== "reachable") return reachability.verdict;
  const { uri, range } = reachability.use;
  return `reachable ${uri}:${range.start.line + 1}${reachability.through === undefined ? "" : ` through ${reachability.through}`}`;
}

describe("reachability", () => {
  it("is told with the import and the use where the vulnerable part is used", () => {
    const found = of({ "a.js": `import { template } from "lodash";\ntemplate(x);` }).of(["GHSA-1"], "lodash", "lodash", []);
    assert.equal(told(found), "reachable a.js:2");
    assert.equal(found.verdict === "reachable" && found.import?.range.start.line, 0);
  });

  it("is only an import where other parts are used", () => {
    assert.equal(told(of({ "a.js": `import { size } from "lodash";\nsize(x);` }).of(["GHSA-1"], "lodash", "lodash", [])), "imported");
  });

  for (const [what, code] of [
    ["the package is handed on as a whole", `const _ = require("lodash");\nmodule.constructor(_);`],
    ["a name chooses the member", `const _ = require("lodash");\n_[name](x);`],
    ["what it returns is used", `const _ = require("lodash");\n_(x).template();`],
    ["nothing imports it", `f();`],
  ] as const) {
    it(`is not determined where ${what}`, () => {
      assert.equal(told(of({ "a.js": code }).of(["GHSA-1"], "lodash", "lodash", [])), "undetermined");
    });
  }

  it("is not determined where nobody wrote down which part is vulnerable", () => {
    assert.equal(told(of({ "a.js": `require("lodash").size(x);` }).of(["GHSA-9"], "lodash", "lodash", [])), "undetermined");
  });

  it("is not determined where that is so for one of several advisories", () => {
    const files = { "a.js": `import { size } from "lodash";\nsize(x);` };
    assert.equal(told(of(files).of(["GHSA-1", "GHSA-9"], "lodash", "lodash", [])), "undetermined");
  });

  it("knows packages that are vulnerable as a whole", () => {
    assert.equal(
      told(of({ "a.js": `const marked = require("marked");\nmarked(x);` }).of(["GHSA-3"], "marked", "marked", [])),
      "reachable a.js:2",
    );
  });

  it("goes by the name under which the code imports it", () => {
    assert.equal(told(of({ "a.js": `require("tools").template(x);` }).of(["GHSA-1"], "lodash", "tools", [])), "reachable a.js:1");
  });

  it("leads through packages that hand on what they are given", () => {
    const files = { "a.js": `const express = require("express");\nexpress.Router();` };
    assert.equal(told(of(files).of(["GHSA-2"], "qs", undefined, [["express", "qs"]])), "reachable a.js:2 through express");
  });

  it("leads through several of them, and only through those parts of the first that do so", () => {
    const way = [["express", "body-parser", "qs"]];
    assert.equal(
      told(of({ "a.js": `require("express").urlencoded();` }).of(["GHSA-2"], "qs", undefined, way)),
      "reachable a.js:1 through express",
    );
    assert.equal(told(of({ "a.js": `require("express").json();` }).of(["GHSA-2"], "qs", undefined, way)), "undetermined");
  });

  it("is not determined where some package on the way is not known to hand anything on", () => {
    assert.equal(told(of({ "a.js": `require("other").x();` }).of(["GHSA-2"], "qs", undefined, [["other", "qs"]])), "undetermined");
  });
});
