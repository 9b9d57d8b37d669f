import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { analyze } from "../../analyze";
import { compileRules, type RuleSet } from "../../rule-set";

const MODEL = `
packages: [lib]
types:
  Request: { from: ["Member[listen].Argument[0].Parameter[0]", "Handler.Parameter[0]"] }
  Handler: { from: ["Member[configure].Argument[0].Member[handler]", "Member[configure].Argument[0].Member[handlers].Element", "Member[configure].Member[onrequest]"] }
  Store: { from: ["Member[open].ReturnValue.Awaited", "Member[Store].Instance"] }
sources:
  - { path: "Member[source].ReturnValue", kind: remote, what: "the input" }
  - { path: "Member[title].ReturnValue", kind: remote, what: "the title" }
  - { path: "Request.Member[query]", kind: remote, what: "the query" }
sinks:
  - { path: "Member[sink].Argument[0]", kind: command, what: "a command" }
  - { path: "Member[fetch].Argument[0]", kind: url, what: "an address" }
  - { path: "Member[configure].Argument[0].Member[shell]", kind: command, what: "a shell" }
  - { path: "Member[old].Argument[0]", kind: command, what: "an old command", versions: "<4" }
  - { path: "Store.Member[run].Argument[0]", kind: command, what: "a query" }
  - { path: "Store.Member[find].Argument[0]", kind: nosql, what: "a filter" }
sanitizers:
  - { callee: "Member[escape]", kinds: [command] }
  - { callee: "Member[check]", kinds: all }
  - { path: "Store.Member[find].Argument[0].Member[*].Member[$eq]", kinds: [nosql] }
  - { path: "Member[title].ReturnValue", kinds: [command] }
guards:
  - { callee: "Member[isSafe]", argument: 0, holds: true, kinds: all }
  - { callee: "Member[open].Member[validate]", argument: 0, member: error, holds: false, kinds: all }
  - { callee: "Member[open].Member[assert]", argument: 0, holds: returns, kinds: all }
  - { callee: "Member[open].Member[verify]", argument: 0, holds: resolves, kinds: all }
conventions:
  - { parameters: ["^req$", "^res$"], types: [Request, Request] }
`;

const RULE = (id: string, sink: string): string => `
id: ${id}
title: test
severity: high
confidence: high
message: "{source} reaches {sink}"
why: test
remedy: test
cwe: [1]
owasp: []
references: []
languages: [javascript, typescript]
flow: { sources: [remote, library], sinks: [${sink}] }
`;

const PRELUDE = `import { source, sink, escape, check, isSafe, listen, open, fetch, configure, title, Store, type Handler } from "lib";\n`;

describe("data flow within a module", () => {
  let rules: RuleSet;

  before(() => {
    const models = ["ecmascript", "ecmascript-globals"].map((name) => ({
      path: `models/${name}.yml`,
      text: readFileSync(join(__dirname, "../../../../rules/models", `${name}.yml`), "utf8"),
    }));
    const pack = loadPack([
      ...models,
      { path: "models/lib.yml", text: MODEL },
      ...["command", "url", "nosql"].map((kind) => ({ path: `javascript/${kind}/rule.yml`, text: RULE(kind, kind) })),
    ]);
    assert.deepEqual(pack.problems, []);
    rules = compileRules(pack, () => true);
  });

  /** Lines that end in `//!` must be reported, no others may be. */
  function check(code: string, language = "typescript", threatModels: ("remote" | "library")[] = ["remote"]): void {
    const text = PRELUDE + code;
    const document = new SourceDocument("file:///test.ts", language, 1, text);
    const program = { threatModels: new Set(threatModels), budgetMilliseconds: 10_000, dependencies: new Map() };
    const result = analyze(document, program, rules, NEVER_CANCELLED);
    assert.deepEqual(
      result.incomplete.filter((note) => note.reason !== "syntax"),
      [],
    );
    const reported = [...new Set(result.findings.map((finding) => finding.location.range.start.line + 1))];
    const expected = text.split("\n").flatMap((line, index) => (line.trimEnd().endsWith("//!") ? [index + 1] : []));
    assert.deepEqual(reported, expected, text);
  }

  const CASES: Record<string, string> = {
    "a direct call": `sink(source()); //!
      sink("constant");`,
    "variables and concatenation": `const a = source(); let b = "x" + a; b += "y";
      sink(\`run \${b}\`); //!
      b = "z";
      sink(b);`,
    "destructuring, defaults and rest": `const { x, y: [z = "1"], ...others } = source();
      sink(x); //!
      sink(z); //!
      sink(others.q); //!
      const [first, ...more] = [source(), "a", "b"];
      sink(first); //!
      const { clean } = { clean: "a", dirty: source() };
      sink(clean);`,
    "properties keep to themselves": `const o = { a: source(), b: "b", c: { d: source() } };
      sink(o.a); //!
      sink(o.b);
      sink(o.c.d); //!
      o.b = source();
      sink(o.b); //!
      o.b = "again";
      sink(o.b);
      o.e = source();
      sink(o.e); //!
      sink(o["a"]); //!`,
    "unknown keys": `const table = {}; table[name()] = source();
      sink(table[other()]); //!
      function name() { return Math.random() ? "a" : "b"; } function other() { return "a"; }`,
    "spread and Object.assign": `const o = { ...source(), safe: "s" };
      sink(o.any); //!
      sink(o.safe);
      const p = Object.assign({}, { q: source() });
      sink(p.q); //!`,
    "methods that are borrowed from lists": `function run() {
        const [first] = Array.prototype.slice.call(arguments, 1);
        sink(first); //!
      }
      run("a", source(), "b");
      const slice = [].slice;
      function go() {
        sink(slice.call(arguments)[1]); //!
        sink(slice.call(arguments)[0]);
        [].forEach.call(arguments, (each) => sink(each)); //!
      }
      go("a", source());`,
    "string methods": `const s = source().trim().slice(1).toUpperCase();
      sink(s); //!
      sink(s.split(",")[0]); //!
      sink(["a", s].join(" ")); //!
      sink(s.length);
      sink(s.indexOf("a"));
      sink(String(s)); //!`,
    "array methods and callbacks": `const list = [source()];
      list.forEach((item) => sink(item)); //!
      list.map((item) => item.name).filter(Boolean).forEach((item) => {
        sink(item); //!
      });
      for (const item of list) sink(item); //!
      const out = []; out.push(source());
      sink(out[0]); //!
      sink(list.reduce((sum, item) => sum + item, "")); //!`,
    "maps and sets": `const map = new Map(); map.set("k", source());
      sink(map.get("k")); //!
      for (const [key, value] of map) sink(value); //!`,
    "JSON there and back": `sink(JSON.parse(source()).command); //!
      sink(JSON.stringify({ deep: { inside: source() } })); //!`,
    "local functions, by argument and by result": `function twice(text) { return text + text; }
      const wrap = (value) => ({ value });
      sink(twice(source())); //!
      sink(twice("a"));
      sink(wrap(source()).value); //!
      sink(wrap("a").value);
      function inner(command) {
        sink(command); //!
      }
      inner(source());
      function harmless(command) { sink(command); }
      harmless("fixed");`,
    "callbacks to local functions": `function withInput(callback) { callback(source(), "fixed"); }
      withInput((input, other) => {
        sink(input); //!
        sink(other);
      });`,
    "closures and captured variables": `let last;
      function remember(value) { last = value; }
      function use() {
        sink(last); //!
      }
      remember(source());
      use();`,
    "assignments after the function that reads": `function later() {
        sink(box.value); //!
      }
      const box = {};
      box.value = source();
      later();`,
    "classes, this and inheritance": `class Base { constructor(text) { this.text = text; } read() { return this.text; } }
      class Derived extends Base { constructor(text) { super(text); } run() {
        sink(this.text); //!
        sink(this.read()); //!
        sink(this.fixed);
      } fixed = "a"; get dirty() { return source(); } }
      const derived = new Derived(source()); derived.run();
      sink(derived.dirty); //!`,
    "constructor functions and prototypes": `function Box(value) { this.value = value; }
      Box.prototype.open = function () {
        sink(this.value); //!
      };
      new Box(source()).open();`,
    "call, apply and bind": `function run(a, b) {
        sink(b); //!
      }
      run.call(null, "x", source());
      function go(a) {
        sink(a); //!
      }
      go.apply(null, [source()]);
      const bound = go.bind(null);
      bound(source());`,
    "arguments and rest parameters": `function all() {
        sink(arguments[0]); //!
      }
      all(source());
      function rest(...items) {
        sink(items[0]); //!
      }
      rest(source());`,
    "async, await and promises": `async function load() { return source(); }
      async function main() {
        sink(await load()); //!
        load().then((value) => sink(value)); //!
        const [a] = await Promise.all([load()]);
        sink(a); //!
      }
      main();`,
    generators: `function* items() { yield source(); }
      for (const item of items()) sink(item); //!`,
    "exceptions into catch": `try { throw new Error(source()); } catch (error) {
        sink(error.message); //!
      }`,
    "branches join": `let x = "a"; if (Math.random()) x = source(); else x = "b";
      sink(x); //!
      let y = source(); if (Math.random()) { y = "1"; } else { y = "2"; }
      sink(y);
      const z = Math.random() ? source() : "c";
      sink(z); //!
      const w = source() || "d";
      sink(w); //!`,
    "loops carry on": `let text = ""; for (let i = 0; i < 3; i++) { sink(text); //!
        text += source(); }
      while (true) { const line = source(); if (!line) break;
        sink(line); //!
      }`,
    "the place of something in a list": `const LIST = ["a", "b"]; const input = source();
      if (LIST.indexOf(input) === -1) sink(input); else sink(input); //!
      if (LIST.indexOf(input) !== -1) sink(input); else sink(input); //!
      if (~LIST.indexOf(input)) sink(input); else sink(input); //!
      if (!~LIST.lastIndexOf(input)) sink(input); else sink("known"); //!
      if (LIST.indexOf(input) >= 0) sink(input);
      if (LIST.indexOf(input) > -1) sink(input);
      if (LIST.indexOf(input)) sink(input); //!
      if (LIST.indexOf(input) > 0) sink(input); //!
      if (input.indexOf("a") !== -1) sink(input); //!
      if (source().indexOf(input) !== -1) sink(input); //!
      function early(value) { if (LIST.indexOf(value) < 0) return; sink(value); }
      early(source());`,
    "guards hold on the branch they dominate": `const ALLOWED = new Set(["a"]); const input = source();
      if (ALLOWED.has(input)) sink(input); else sink(input); //!
      function early(value) { if (!["a", "b"].includes(value)) return; sink(value); }
      early(source());
      function thrown(value) { if (!isSafe(value)) throw new Error("no"); sink(value); }
      thrown(source());
      function late(value) {
        sink(value); //!
        if (!isSafe(value)) return;
      }
      late(source());
      function equal(value) { if (value === "fixed") { sink(value); } }
      equal(source());
      function chosen(value) { switch (value) { case "a": case "b": sink(value); break; default: sink(value); //!
      } }
      chosen(source());
      function either(value) { if (isSafe(value) && value.length > 3) sink(value); if (isSafe(value) || value.length) sink(value); //!
      }
      either(source());
      const ok = isSafe(input); if (ok) sink(input);
      function empty(value) { if (!value) sink(value); if (value) sink(value); //!
      }
      empty(source());`,
    "logical assignment runs one side": `let a = source(); a ||= sink(a);
      let b = source(); b &&= "fixed";
      sink(b);
      let c = source(); c &&= sink(c); //!
      let d; d ??= source();
      sink(d); //!`,
    "what a called function throws": `function fail(value) { throw value; }
      try { fail(source()); } catch (error) { sink(error); } //!
      try { [source()].forEach((value) => { throw value; }); } catch (error) { sink(error); } //!
      function caught(value) { try { fail(value); } catch { return "a"; } }
      try { caught(source()); } catch (error) { sink(error); }`,
    "verdicts of validators": `function verdict(value) {
        const result = open.validate(value);
        if (!result.error) sink(value); else sink(value); //!
        if (result.other) sink(value); //!
      }
      verdict(source());
      function taken(value) { const { error } = open.validate(value); if (error) return; sink(value); }
      taken(source());
      function compared(value) { const { error: wrong } = open.validate(value); if (wrong !== undefined) return; sink(value); }
      compared(source());
      function direct(value) { if (open.validate(value).error == null) sink(value); else sink(value); //!
      }
      direct(source());
      function asserted(value) {
        sink(value); //!
        open.assert(value);
        sink(value);
      }
      asserted(source());
      function attempted(value) { try { open.assert(value); sink(value); } catch { sink(value); } //!
      }
      attempted(source());
      async function awaited(value) {
        open.verify(value);
        sink(value); //!
        await open.verify(value);
        sink(value);
      }
      awaited(source());`,
    "look-ups in a table": `const PAGES = { a: 1 }; const name = source();
      if (PAGES[name] !== undefined) sink(name); else sink(name); //!
      if (PAGES[name] == null) { sink(name); //!
      } else sink(name);
      const LIST = ["a"]; if (LIST[name] !== undefined) sink(name); //!`,
    "text that is parsed is a structure again": `open().then((store) => {
        const text = String(source());
        store.find({ a: text });
        store.find({ a: JSON.parse(text) }); //!
        store.find({ a: JSON.parse(JSON.stringify(text)) });
      });`,
    "types that functions declare": `declare function store(): Store;
      store().run(source()); //!`,
    "guards of properties and of what stands in for them": `listen((req) => {
        if (!isSafe(req.query.id)) return;
        sink(req.query.id);
        sink(req.query.other); //!
      });
      function replaced(value) { if (!isSafe(value)) value = "default"; sink(value); }
      replaced(source());`,
    "type and regular-expression tests": `const input = source();
      if (typeof input === "number") sink(input);
      if (typeof input === "object") sink(input); //!
      if (typeof ("a" + input) === "object") sink("a" + input); //!
      const text = \`a\${input}\`;
      if (typeof text === "object") sink(text);
      if (/^[a-z0-9_]+$/.test(input)) sink(input);
      if (/^.*$/.test(input)) sink(input); //!
      if (/[a-z]+/.test(input)) sink(input); //!
      if (/^a|b$/.test(input)) sink(input); //!
      if (!/[^a-z0-9]/.test(input)) sink(input);
      if (isNaN(input)) throw new Error(); else sink(Number(input));`,
    "sanitizers are specific to a kind": `sink(escape(source()));
      fetch(escape(source())); //!
      sink(check(source()));
      sink(parseInt(source(), 10));
      sink(+source());`,
    "a fixed host protects an address": `fetch(source()); //!
      fetch("".concat(source(), "/x")); //!
      fetch("".concat(process.env.BASE, "/x/").concat(source()));
      fetch("https://".concat(source(), "/x")); //!
      fetch("https://host.example.test/".concat("x/", source(), "/").concat(source()));
      fetch("https://host.example.test/" + source());
      fetch(\`https://\${source()}/x\`); //!
      fetch(\`\${process.env.BASE}/x/\${source()}\`);
      fetch(process.env.BASE + source());
      sink("https://host.example.test/" + source()); //!`,
    "options objects": `configure({ shell: source() }); //!
      configure({ other: source() });
      const options = { shell: "a" }; options.shell = source();
      configure(options); //!`,
    "library objects through variables, members and promises": `class Repository { constructor() { this.store = new Store(); } query(text) {
        this.store.run(text); //!
      } }
      new Repository().query(source());
      open().then((store) => store.run(source())); //!
      async function main() { const store = await open();
        store.run(source()); //!
      }`,
    "structures do not survive becoming text": `const store = new Store();
      store.find(source()); //!
      store.find({ name: source() }); //!
      store.find({ name: String(source()) });
      store.find({ name: \`\${source()}\` });`,
    "handlers known by their parameters": `export const handler = (req, res) => {
        sink(req.query.id); //!
        sink(req.url);
      };`,
    "TypeScript syntax and types": `function typed(store: Store, text = source() as string) {
        store.run(text!); //!
      }
      class Service { constructor(private readonly store: Store) {} go() {
        this.store.run(<string>source()); //!
      } }
      enum E { A } namespace N { export const v = source();
        sink(v); //!
      }`,
    "dynamic property reads of a fixed table are safe": `const COMMANDS = { a: "ls", b: "df" };
      sink(COMMANDS[source()]);`,
    "optional chaining and sequences": `const o = { f: (x) => x };
      sink(o?.f?.(source())); //!
      sink((0, o.f)(source())); //!`,
    "places that models call safe": `sink(title());
      const store = new Store();
      store.find({ a: { $eq: source() }, b: { $eq: "b" } });
      store.find({ a: { $ne: source() } }); //!`,
    "many guards leave the rest untrusted": `const s = source();
      if (s.startsWith("https://a/1/")) fetch(s);
      if (s.startsWith("https://a/2/")) fetch(s);
      if (s.startsWith("https://a/3/")) fetch(s);
      if (s.startsWith("https://a/4/")) fetch(s);
      if (s.startsWith("https://a/5/")) fetch(s);
      if (s.startsWith("https://")) fetch(s); //!
      if (s.startsWith("/")) fetch(s); //!`,
    "handlers in options, lists, properties and variables": `configure({ handler: (x) => sink(x.query) }); //!
      configure({ handlers: [(x) => sink(x.query)] }); //!
      configure.onrequest = (x) => sink(x.query); //!
      configure({ other: (x) => sink(x.query) });
      const typed: Handler = (x) => sink(x.query); //!`,
    "guards of what may be a list": `const s = source().slice(1);
      if (["a", "b"].includes(s)) sink("x" + s);
      sink("x" + s); //!`,
    "recursion ends": `function deep(n, value) { if (n === 0) return value; return deep(n - 1, value + "x"); }
      sink(deep(3, source())); //!
      function ping(v) { return pong(v); } function pong(v) { return Math.random() ? v : ping(v); }
      sink(ping(source())); //!`,
  };

  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      check(code);
    });
  }

  it("takes parameters of exported functions as sources for libraries only", () => {
    const code = `function inner(c) {
        sink("git " + c); //!
      }
      export function run(command) { inner(command); }
      export class Tool { start(options) {
        sink("git -C " + options.path); //!
      } }
      function unused(x) { sink("git " + x); }`;
    check(code, "typescript", ["library"]);
    check(code.replaceAll("//!", ""), "typescript", ["remote"]);
    check(
      `module.exports = { run: function (x) {
        sink("git " + x); //!
      } };
      exports.also = (y) => sink(["git", y].join(" ")); //!`,
      "javascript",
      ["library"],
    );
  });

  it("takes what a library is given to run as a whole for what it is meant to run", () => {
    const code = `exports.run = (command) => sink(command);
      exports.start = (program) => sink(program + " --quiet");
      exports.checkout = (branch) => {
        sink("git checkout " + branch); //!
      };`;
    check(code, "javascript", ["library"]);
  });

  it("follows the tests that functions of the program make", () => {
    check(`function isWord(x) { return /^\\w+$/.test(x); }
      function isFine(x) { if (!x) return false; return isWord(x) === true; }
      function isThere(x) { return x != null; }
      const x = source();
      if (isWord(x)) sink(x);
      if (isFine(x) !== false) sink(x);
      if (isThere(x)) {
        sink(x); //!
      }
      if (unknown.isSafeName(x)) sink(x);
      if (unknown.isUnsafeName(x)) {
        sink(x); //!
      }
      if (!isWord(x)) {
        sink(x); //!
      }`);
  });

  it("heeds the versions that a sink speaks of, by the oldest that the manifest allows", () => {
    const document = new SourceDocument("file:///test.js", "javascript", 1, `import { old, source } from "lib"; old(source());`);
    const count = (range?: string): number => {
      const dependencies = new Map(range === undefined ? [] : [["lib", range]]);
      return analyze(document, { threatModels: new Set(["remote"]), budgetMilliseconds: 10_000, dependencies }, rules, NEVER_CANCELLED)
        .findings.length;
    };
    assert.deepEqual(["^3.13.0", "3.x || 4.x", "^4.1.0", "git+https://example.test/lib.git", undefined].map(count), [1, 1, 0, 0, 0]);
  });

  it("keeps what it found in code that does not parse", () => {
    check(`function broken( { if (
      sink(source()); //!
      const = ;`);
  });

  it("survives twenty levels of callbacks and hundreds of operands, and says so where thousands are too many", () => {
    const nested = `${Array.from({ length: 20 }, (_, i) => `f${i}((a${i}) => {`).join("\n")}
      sink(source()); //!
      ${"});".repeat(20)}`;
    check(nested);
    const sum = (operands: number): string => `sink(source() + ${Array.from({ length: operands }, (_, i) => `"${i}"`).join(" + ")});`;
    check(`${sum(300)} //!`);
    const tooDeep = new SourceDocument("file:///deep.js", "javascript", 1, sum(20_000));
    const result = analyze(
      tooDeep,
      { threatModels: new Set(["remote"]), budgetMilliseconds: 10_000, dependencies: new Map() },
      rules,
      NEVER_CANCELLED,
    );
    assert.deepEqual(
      result.incomplete.map((note) => note.message),
      ["not analysed: the code nests too deeply"],
    );
  });
});
