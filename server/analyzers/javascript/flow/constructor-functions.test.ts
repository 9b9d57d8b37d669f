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
sinks:
  - { path: "Member[sink].Argument[0]", kind: command, what: "a command" }
`;

const RULE = `
id: command
severity: high
message: "{source} reaches {sink}."
flow: { sources: [library], sinks: [command] }
`;

/** What users of the package can reach stands on a line that ends in `//!`. */
const CASES: Readonly<Record<string, string>> = {
  "methods that are put on a prototype one by one": `function File(path) { this.path = path; this.mode = "r"; }
    File.prototype.open = function () {
      sink("open " + this.path); //!
      sink("open " + this.mode);
    };
    File.prototype.read = function () { return this.open(); };
    module.exports = File;`,
  "a prototype that is written out": `function File(path) { this.path = path; }
    File.prototype = {
      command: function () { return "cat " + this.path; },
      read: function () {
        sink(this.command()); //!
      },
    };
    exports.File = File;`,
  "methods under names that only the running program knows": `function Git(folder) { this.folder = folder; }
    ["add", "commit"].forEach(function (name) {
      Git.prototype[name] = function (what) {
        sink("git " + name + " " + what); //!
        sink("cd " + this.folder); //!
      };
    });
    module.exports = (folder) => new Git(folder);`,
  "methods that a helper defines": `function define(target, descriptors) {
      for (var i = 0; i < descriptors.length; i++) Object.defineProperty(target, descriptors[i].key, descriptors[i]);
    }
    function File(path) { this.path = path; }
    define(File.prototype, [{ key: "read", value: function read() {
      sink("cat " + this.path); //!
    } }]);
    exports.File = File;`,
  "getters that are defined": `Object.defineProperty(exports, "run", { get: function () { return run; } });
    Object.defineProperty(exports, "version", { value: "1.0.0" });
    function run(name) {
      sink("git " + name); //!
    }`,
  "what a constructor inherits": `const { inherits } = require("util");
    function Task(name) { this.name = name; }
    Task.prototype.start = function () {
      sink("start " + this.name); //!
    };
    function Job(name) { Task.call(this, name); }
    inherits(Job, Task);
    Job.prototype.stop = function () {
      sink("stop " + this.name); //!
    };
    function Child() {}
    Child.prototype = Object.create(Job.prototype);
    exports.Job = Job; exports.Child = Child;`,
  "a function that has another home keeps it": `function File() { this.path = "/tmp"; }
    const shared = { path: "/", read() { sink("cat " + this.path); } };
    File.prototype.read = shared.read;
    File.prototype.write = () => sink("tee " + this.path);
    module.exports = File;`,
};

describe("classes that are written as functions", () => {
  const models = ["ecmascript", "ecmascript-globals", "node-util"].map((name) => ({
    path: `models/${name}.yml`,
    text: readFileSync(join(__dirname, "../../../../rules/models", `${name}.yml`), "utf8"),
  }));
  const pack = loadPack([...models, { path: "models/lib.yml", text: MODEL }, { path: "command/rule.yml", text: RULE }]);
  const rules = compileRules(pack, () => true);
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      const text = `const { sink } = require("lib");\n${code}`;
      const document = new SourceDocument("file:///a.js", "javascript", 1, text);
      const program = { threatModels: new Set(["library"] as const), dependencies: new Map<string, string>(), budgetMilliseconds: 10_000 };
      const { findings } = analyze(document, program, rules, NEVER_CANCELLED);
      const expected = text.split("\n").flatMap((line, index) => (line.endsWith("//!") ? [index] : []));
      assert.deepEqual(
        findings.map(({ location }) => location.range.start.line).sort((a, b) => a - b),
        expected,
        text,
      );
    });
  }
});
