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

  it("show the same of what was made of a path by an ending before", () => {
    check(`
      const file = path.resolve("/srv", x);
      const packed = \`\${file}.gz\`;
      const index = file + "/../index.html";
      const other = file + x;
      if (!file.startsWith("/srv/")) throw new Error("no");
      read(file);
      read(packed);
      read(index); //!
      read(other); //!`);
    check(`
      let file = path.resolve("/srv", x);
      const packed = file + ".gz";
      file = path.resolve("/srv", x.trim());
      if (!file.startsWith("/srv/")) throw new Error("no");
      read(packed); //!`);
  });

  it("show the same of what was made of a path in one of several ways", () => {
    check(`
      let file = null;
      let packed = null;
      file = path.resolve("/srv", x);
      packed = file + ".gz";
      if (file.endsWith(".gz")) packed = file;
      if (!file.startsWith("/srv/")) throw new Error("no");
      then(() => {
        read(file);
        file = packed;
      });
      read(packed);`);
    check(`
      const file = path.resolve("/srv", x);
      let packed = file + ".gz";
      if (x) packed = x;
      if (!file.startsWith("/srv/")) throw new Error("no");
      read(packed); //!`);
  });

  it("hold in functions that are written behind them", () => {
    check(`
      let file;
      file = path.resolve("/srv", x);
      if (!file.startsWith("/srv/")) throw new Error("no");
      then(() => read(file));`);
    check(`
      export function serve() {
        const file = path.resolve("/srv", x);
        if (!file.startsWith("/srv/")) return;
        send();
        function send() {
          read(file);
        }
      }`);
    check(`
      export function serve() {
        const file = path.resolve("/srv", x);
        send();
        if (!file.startsWith("/srv/")) return;
        function send() {
          read(file); //!
        }
      }`);
    check(`
      let file = path.resolve("/srv", x);
      if (!file.startsWith("/srv/")) throw new Error("no");
      then(() => read(file)); //!
      file = x;`);
    check(`
      let file = path.resolve("/srv", x);
      then((error) => {
        if (error) file = "/srv/missing.html";
        read(file); //!
      });`);
    check(`
      let file = "/srv/index.html";
      for (const part of x.split(",")) {
        then(() => read(file)); //!
        file = path.resolve("/srv", part);
      }`);
  });

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

  it("know checks of the program's own that give the path back", () => {
    check(`
      function inside(asked) {
        const file = path.resolve(root, asked);
        if (!file.startsWith(root + path.sep)) throw new Error("outside");
        return file;
      }
      function insideOrNothing(asked) {
        const file = path.resolve(root, asked);
        if (!file.startsWith(root + path.sep)) return undefined;
        return file;
      }
      function logged(asked) {
        const file = path.resolve(root, asked);
        if (!file.startsWith(root + path.sep)) console.log("outside");
        return file;
      }
      read(inside(x));
      read(insideOrNothing(x));
      read(logged(x)); //!
      read(path.resolve(root, x)); //!`);
  });

  it("know functions that throw for what is outside, once they came back", () => {
    check(`
      function assertInside(file) {
        if (!file.startsWith(root + path.sep)) throw new Error("outside");
      }
      async function assertInsideLater(file) {
        if (!file.startsWith(root + path.sep)) throw new Error("outside");
      }
      function assertNotHidden(file) {
        if (file.startsWith(".")) throw new Error("hidden");
      }
      async function serve() {
        const file = path.resolve(root, x);
        read(file); //!
        assertInside(file);
        read(file);
      }
      async function serveLater() {
        const file = path.resolve(root, x);
        assertNotHidden(file);
        read(file); //!
        assertInsideLater(file);
        read(file); //!
        await assertInsideLater(file);
        read(file);
      }
      function serveAnyway() {
        const file = path.resolve(root, x);
        try {
          assertInside(file);
        } catch {}
        read(file); //!
      }
      serve();
      serveLater();
      serveAnyway();`);
  });

  it("know that a path is in one of several folders", () => {
    check(`
      const within = (file, dir) => file === dir || file.startsWith(dir + path.sep);
      function inside(asked, roots) {
        const file = path.resolve(asked);
        if (!roots.some((dir) => within(file, dir))) throw new Error("outside");
        return file;
      }
      read(inside(x, [root, other]));
      const file = path.resolve(x);
      const ok = roots.some((dir) => file.startsWith(dir));
      if (ok) read(file);
      else {
        read(file); //!
      }
      if (roots.some((dir) => !file.startsWith(dir))) {
        read(file); //!
      }
      if (roots.every((dir) => !file.startsWith(dir))) throw new Error("outside");
      read(file);`);
  });

  it("follow what a check does before it compares", () => {
    check(`
      function inLoop(file) {
        for (const dir of roots) {
          if (dir === "") continue;
          if (file.startsWith(dir)) return true;
        }
        return false;
      }
      function inLoopOrNot(file) {
        for (const dir of roots) if (file.startsWith(dir)) return true;
        return true;
      }
      function resolved(file) {
        let full;
        try {
          full = path.resolve(file);
        } catch {
          return false;
        }
        return roots.some((dir) => {
          if (typeof dir !== "string") return false;
          if (full === dir) return true;
          return full.startsWith(dir);
        });
      }
      const file = path.resolve(x);
      if (inLoop(file)) read(file);
      if (inLoopOrNot(file)) {
        read(file); //!
      }
      if (inLoop(x)) {
        read(x); //!
      }
      if (resolved(x)) read(x);`);
  });

  it("believe the name of a check for what the path was made of", () => {
    check(`
      async function validate(asked) {
        const full = path.resolve(asked);
        const normal = normalizePath(full);
        if (!isPathWithinAllowed(normal, roots)) throw new Error("outside");
        return full;
      }
      async function validateName(asked) {
        const full = path.resolve(asked);
        const name = nameOf(full);
        if (!isPathWithinAllowed(name, roots)) throw new Error("outside");
        return full;
      }
      async function refuse(asked) {
        const full = path.resolve(asked);
        if (!isNotAllowed(full)) throw new Error("outside");
        return full;
      }
      const normalizePath = (text) => text.replace(/\\/+/g, "/");
      const nameOf = (text) => path.basename(text);
      async function serve() {
        read(await validate(x));
        read(await validateName(x)); //!
        read(await refuse(x)); //!
      }
      serve();`);
  });
});
