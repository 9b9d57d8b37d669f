import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NEVER_CANCELLED } from "../../../core/cancellation";
import { SourceDocument } from "../../../core/document";
import { loadPack } from "../../../rules/load-pack";
import { analyze } from "../../analyze";
import { compileRules } from "../../rule-set";

const MODEL = `
packages: [lib]
sources:
  - { path: "Member[source].ReturnValue", kind: remote, what: "the input" }
`;

const RULE = `
id: pollution
severity: high
message: "{source} reaches {sink}."
flow: { sources: [remote, library, property-name], sinks: [prototype] }
`;

/** A store that is reported stands on a line that ends in `//!`. */
const CASES: Readonly<Record<string, string>> = {
  "a store two names deep": `const table = {};
    table[source()][source()] = source(); //!
    table[source()] = source();
    table.fixed[source()] = source();`,
  "a store of a constant": `const table = {}; const a = source(); const b = source();
    table[a][b] = 1;
    table[a][b] = source(); //!`,
  "a property that is deleted": `const table = {};
    delete table[source()][source()]; //!
    delete table[source()];
    export function unset(object, path, name) { delete object[path][name]; }
    export function forget(cache, key) { delete cache[key].value; }`,
  "names that are excluded": `const table = {};
    function first(a, b) { if (a !== "__proto__") table[a][b] = source(); }
    first(source(), source());
    function second(a, b) {
      if (a !== "constructor") table[a][b] = source(); //!
    }
    second(source(), source());
    function third(a, b) { if (Object.hasOwn(table, a)) table[a][b] = source(); }
    third(source(), source());`,
  "a test that leads nowhere": `const table = {};
    function first(a, b) {
      if (a === "__proto__") console.log("odd");
      table[a][b] = source(); //!
    }
    first(source(), source());
    function second(a, b) {
      if (a === "__proto__" || a === "constructor") return;
      table[a][b] = source();
    }
    second(source(), source());
    function third(a, b) {
      if (a === "__proto__") a = "proto";
      else if (a === "constructor") a = "maker";
      table[a][b] = source();
    }
    third(source(), source());`,
  "each store of a value as a library is given it": `export function merge(to, from) {
      for (const key in from) {
        if (to[key] === undefined) to[key] = from[key]; //!
        else if (typeof from[key] === "object") to[key] = merge(to[key], from[key]);
        else to[key] = from[key]; //!
      }
      return to;
    }`,
  "arguments that no parameter names": `function extend() {
      const list = Array.prototype.slice.call(arguments);
      const to = list[0];
      const from = list[1];
      for (const key in from) {
        if (typeof from[key] === "object") extend(to[key], from[key]);
        else to[key] = from[key]; //!
      }
    }
    extend({}, source());`,
  "a test of the program's own that leaves no constructor": `function isObject(value) { return value !== null && typeof value === "object" && !Array.isArray(value); }
    function first(to, from) {
      for (const key in from) {
        if (key === "__proto__") continue;
        if (isObject(to[key])) first(to[key], from[key]);
        else to[key] = from[key];
      }
      return to;
    }
    first({}, source());
    function isThing(value) { return value !== null && typeof value !== "string"; }
    function second(to, from) {
      for (const key in from) {
        if (key === "__proto__") continue;
        if (isThing(to[key])) second(to[key], from[key]);
        else to[key] = from[key]; //!
      }
      return to;
    }
    second({}, source());`,
  "a copy of whatever is an object": `function copy(x) { if (x && typeof x === "object") return { ...x }; return x; }
    function merge(to, from) {
      const result = copy(to);
      for (const key in from) result[key] = merge(to[key], from[key]);
      return result;
    }
    merge({}, source());`,
  "an object that inherits nothing": `const bare = Object.create(null); const a = source();
    bare[a][source()] = source();`,
  "names of properties that are copied": `function merge(to, from) {
      for (const key in from) {
        if (typeof from[key] === "object") merge(to[key], from[key]);
        else to[key] = from[key]; //!
      }
    }
    function safe(to, from) {
      for (const key in from) {
        if (key === "__proto__" || key === "constructor") continue;
        if (typeof from[key] === "object") safe(to[key], from[key]);
        else to[key] = from[key];
      }
    }`,
  "a result that goes back under its own name": `const all = {}; const a = source();
    all[a] = all[a] || make();
    all.fixed[source()] = source();
    const other = {};
    other[source()] = all[a];
    other.fixed[source()] = source(); //!`,
  "names that a developer declares": `
    export function fill({ data, field, locale, value, prefix }) {
      data[field.name][locale] = value;
      const { slug } = field;
      data[slug][locale] = value;
      data[\`\${prefix}\${field.name}\`][locale] = value;
      data[locale][field.name] = value; //!
    }
    export function put(data, item, fields, value) {
      data[item.key][item.name] = value; //!
      data[item.name][item.key] = value; //!
      for (const field of fields) data[field.name][item.key] = value;
      data[fields.path][item.key] = value; //!
    }
    const columns = { name: source() };
    const column = columns;
    ({})[column.name][source()] = source(); //!`,
  "names of its own, or one that the program wrote": `export function rename(data, made) {
      Object.keys(data).forEach((key) => {
        if (key === "old") key = "made";
        data[key].name = made;
        if (typeof data[key] === "object") rename(data[key], made);
        else data[key] = made;
      });
    }
    rename(source(), source());`,
  "a list that is added up, with something to begin with": `const table = {}; const a = source();
    const list = [table[a]];
    list.reduce((all, each) => { all[source()] = source(); return all; }, {});
    list.reduce((all, each) => {
      all[source()] = source(); //!
      return all;
    });`,
  "a number that is counted up from what is given": `const table = [];
    export function fill(start, count, name, value) {
      for (let i = start; i < start + count; i++) table[i][name] = value;
      for (const i of start) table[i][name] = value; //!
    }`,
  "names in which no underscore is left, or all in capitals": `const table = {};
    function plain(name) { return name.replace(/[^a-z0-9.-]/g, "").toLowerCase(); }
    table[plain(source())][source()] = source();
    table[source().replace(/[^a-z_]/g, "")][source()] = source(); //!
    table[source().toUpperCase()][source()] = source();
    table[source().toLowerCase()][source()] = source(); //!`,
  "a number that is counted down": `const table = {}; let i = source(); const a = source();
    while (i--) table[a][i] = source();`,
};

describe("stores that may reach a prototype", () => {
  const builtins = ["ecmascript", "ecmascript-globals"].map((name) => ({
    path: `models/${name}.yml`,
    text: readFileSync(join(__dirname, "../../../../rules/models", `${name}.yml`), "utf8"),
  }));
  const pack = loadPack([...builtins, { path: "models/lib.yml", text: MODEL }, { path: "pollution/rule.yml", text: RULE }]);
  const rules = compileRules(pack, () => true);
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      const text = `import { source } from "lib";\n${code}`;
      const document = new SourceDocument("file:///a.js", "javascript", 1, text);
      const program = {
        threatModels: new Set(["remote", "library"] as const),
        dependencies: new Map<string, string>(),
        budgetMilliseconds: 10_000,
      };
      const { findings } = analyze(document, program, rules, NEVER_CANCELLED);
      const expected = text.split("\n").flatMap((line, index) => (line.endsWith("//!") ? [index] : []));
      assert.deepEqual(
        findings.map(({ location }) => location.range.start.line).sort((a, b) => a - b),
        expected,
        text,
      );
    });
  }

  it("doubts names that nobody is known to choose, unless somebody wants to know what callers name", () => {
    const names = `export function set(object, path, value) {
  const names = path.split(".");
  for (const name of names.slice(1)) object = object[name];
  object[names[0]] = value;
}
`;
    const sent = names.replace("export", 'import { source } from "lib";\nset({}, source(), 1);\n');
    const confidences = (text: string, model: "remote" | "library"): string[] => {
      const document = new SourceDocument("file:///a.js", "javascript", 1, text);
      const program = { threatModels: new Set([model]), dependencies: new Map<string, string>(), budgetMilliseconds: 10_000 };
      return analyze(document, program, rules, NEVER_CANCELLED).findings.map(({ confidence }) => confidence);
    };
    assert.deepEqual(confidences(names, "remote"), ["low"]);
    assert.deepEqual(confidences(sent, "remote"), ["medium"]);
    assert.deepEqual(confidences(names, "library"), ["medium"]);
  });
});
