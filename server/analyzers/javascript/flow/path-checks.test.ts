import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { analyze } from "../../analyze";
import { compileRules, type RuleSet } from "../../rule-set";

const LIBRARY = `
packages: [lib]
sources:
  - { path: "Member[source].ReturnValue", kind: remote, what: "the input" }
sinks:
  - { path: "Member[read].Argument[0]", kind: path, what: "a path" }
  - { path: "Member[send].Argument[0]", kind: sent-path, what: "a path" }
`;

const RULE = `
id: path
title: test
severity: high
confidence: high
message: "{source} reaches {sink}"
why: test
remedy: test
cwe: [22]
owasp: []
references: []
languages: [javascript]
flow: { sources: [remote], sinks: [path, sent-path] }
`;

describe("checks of paths", () => {
  let rules: RuleSet;

  before(() => {
    const models = ["ecmascript", "ecmascript-globals", "node-path"].map((name) => ({
      path: `models/${name}.yml`,
      text: readFileSync(join(__dirname, "../../../../rules/models", `${name}.yml`), "utf8"),
    }));
    const pack = loadPack([...models, { path: "models/lib.yml", text: LIBRARY }, { path: "javascript/path/rule.yml", text: RULE }]);
    rules = compileRules(pack, () => true);
  });

  /** What reaches `read` or `send` must be reported in exactly the statements that end in `//!`. */
  function check(code: string): void {
    const text = `import { source, read, send } from "lib";\nimport path from "node:path";\nconst x = source();\n${code}`;
    const document = new SourceDocument("file:///test.js", "javascript", 1, text);
    const program = { threatModels: new Set(["remote"] as const), budgetMilliseconds: 10_000, dependencies: new Map() };
    const { findings } = analyze(document, program, rules, NEVER_CANCELLED);
    const expected = text.split("\n").flatMap((line, index) => (line.endsWith("//!") ? [index] : []));
    assert.deepEqual(
      findings.map(({ location }) => location.range.start.line).sort((a, b) => a - b),
      expected,
      text,
    );
  }

  it("follow a variable that is given several values one after the other", () => {
    check(`function first() {
      let file = path.normalize(x);
      let rel = path.relative("/srv", file);
      if (rel.indexOf("../") !== 0) read(file);
      file = path.normalize(source());
      rel = path.relative("/srv", file);
      if (rel.indexOf("../") === 0) return;
      read(file);
    }
    first();
    function normalized() {
      const file = path.normalize(x);
      const rel = path.relative("/srv", file);
      if (path.normalize(rel).indexOf("../") === 0) return;
      read(file);
    }
    normalized();
    function second() {
      const file = path.normalize(x);
      let rel = path.relative("/srv", file);
      if (unknown) rel = path.relative("/srv", other);
      if (rel.indexOf("../") !== 0) read(file); //!
    }
    second();`);
  });

  it("believe a prefix only of a path whose dots are resolved", () => {
    check(`
      if (x.startsWith("/srv/")) {
        read(x); //!
      }
      const file = path.resolve("/srv", x);
      if (file.startsWith("/srv/")) read(file);
      else {
        read(file); //!
      }
      if (path.join("/srv", x).indexOf(root) === 0) read(path.join("/srv", x));`);
  });

  it("ask for a path that has no dots and is not absolute", () => {
    check(`
      if (!x.includes("..")) {
        read(x); //!
        read("/srv/" + x);
        if (!path.isAbsolute(x)) read(x);
      }
      const normal = path.normalize(x);
      if (normal.startsWith("..") || path.isAbsolute(normal)) {
        read(normal); //!
      } else read(normal);
      if (!x.startsWith("..") && !path.isAbsolute(x)) {
        read(x); //!
      }`);
  });

  it("know the way from the root to the path", () => {
    check(`
      const file = path.resolve(x);
      const way = path.relative(root, file);
      if (way.startsWith("..")) {
        read(file); //!
      } else read(file);`);
  });

  it("forget what they know when escapes are decoded", () => {
    check(`
      if (!x.includes("..")) {
        read("/srv/" + decodeURIComponent(x)); //!
      }`);
  });

  it("leave the dots to what refuses them", () => {
    check(`
      send("/srv/" + x);
      send(path.join("/srv", x)); //!
      send(x); //!`);
  });
});
