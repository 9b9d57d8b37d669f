import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RuleSet } from "../../rule-set";
import { MemoryProject, testRules } from "./testing";

/** Files are told apart by `// FILE name` lines; a line that ends in `//!` must be reported, and no other. */
const CASES: Readonly<Record<string, string>> = {
  "a list of names that another module refuses": `
// FILE a.js
const refused = require("./refused"); const { NAMES, OTHERS } = require("./names");
module.exports = function merge(to, from) {
  for (const key of Object.keys(from)) {
    if (refused.has(key)) continue;
    if (to[key]) merge(to[key], from[key]);
    else to[key] = from[key];
  }
};
module.exports.deep = function deep(to, from) {
  for (const key of Object.keys(from)) {
    if (NAMES.includes(key)) continue;
    if (to[key]) deep(to[key], from[key]);
    else to[key] = from[key];
  }
};
module.exports.odd = function odd(to, from) {
  for (const key of Object.keys(from)) {
    if (OTHERS.includes(key)) continue;
    if (to[key]) odd(to[key], from[key]);
    else to[key] = from[key]; //!
  }
};
// FILE refused.js
module.exports = new Set(["__proto__", "constructor", "prototype"]);
// FILE names.js
exports.NAMES = ["__proto__", "constructor", "prototype"];
exports.OTHERS = ["toString"];
`,
  "a function that is called with untrusted data": `
// FILE a.js
const { source } = require("lib"); const { run } = require("./b");
run(source());
// FILE b.js
const { sink } = require("lib");
exports.run = (text) => sink(text); //!
exports.safe = (text) => sink("ls");
`,
  "a function that gives untrusted data": `
// FILE a.js
import { read } from "./b"; import { sink } from "lib";
sink(read()); //!
// FILE b.js
import { source } from "lib";
export function read() { return source(); }
`,
  "a sanitizer in another module": `
// FILE a.js
import { clean, same } from "./b"; import { source, sink } from "lib";
sink(clean(source()));
sink(same(source())); //!
// FILE b.js
import { escape } from "lib";
export const clean = (text) => escape(text);
export const same = (text) => text;
`,
  "tests of another module": `
// FILE a.js
import { isPlain, isThere, assertPlain, assertThere } from "./tests"; import { source, sink } from "lib";
const text = source();
if (isPlain(text)) sink(text);
if (isThere(text)) {
  sink(text); //!
}
function checked(value) {
  assertThere(value);
  sink(value); //!
  assertPlain(value);
  sink(value);
}
checked(text);
// FILE tests.js
const PLAIN = /^[a-z]+$/;
export function isPlain(text) {
  const trimmed = text.trim();
  return PLAIN.test(trimmed) && PLAIN.test(text);
}
export const isThere = (text) => text !== "";
export function assertPlain(text) {
  if (!isPlain(text)) throw new Error("odd");
}
export function assertThere(text) {
  if (!isThere(text)) throw new Error("nothing");
}
`,
  "a message to a worker thread": `
// FILE main.js
const { Worker } = require("worker_threads"); const path = require("path"); const { source, sink } = require("lib");
const worker = new Worker(path.join(__dirname, "jobs", "worker.js"));
worker.postMessage({ name: source(), kind: "fixed" });
worker.on("message", (answer) => sink(answer)); //!
worker.on("error", (answer) => sink(answer));
// FILE jobs/worker.js
const { parentPort } = require("worker_threads"); const { sink, source } = require("lib");
parentPort.on("message", (job) => {
  sink(job.name); //!
  sink(job.kind);
});
parentPort.once("message", (job) => parentPort.postMessage(job.kind + source()));
`,
  "a message to a process of its own": `
// FILE main.js
const { fork } = require("child_process"); const path = require("path"); const { source, sink } = require("lib");
const child = fork(path.join(__dirname, "child.js"), ["fixed"]);
child.send({ name: source() });
child.on("message", (answer) => sink(answer.text)); //!
child.on("exit", (code) => sink(code));
// FILE child.js
const process = require("process"); const { sink, source } = require("lib");
process.on("message", ({ name, kind }) => {
  sink(name); //!
  sink(kind);
});
process.send({ text: source() });
`,
  "what one file gives itself as a worker": `
// FILE both.js
const { Worker, isMainThread, parentPort, workerData } = require("worker_threads"); const { source, sink } = require("lib");
if (!isMainThread) {
  sink(workerData.name); //!
  sink(workerData.kind);
  parentPort.postMessage(workerData.name);
} else {
  const worker = new Worker(__filename, { workerData: { name: source(), kind: "fixed" } });
  worker.on("message", sink);
  worker.on("message", (text) => sink(text)); //!
}
`,
  "a message to the worker of a page": `
// FILE page.js
import { source, sink } from "lib";
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = (event) => sink(event.data.text); //!
worker.postMessage(source());
const quiet = new Worker(new URL("quiet.js", import.meta.url));
quiet.postMessage("fixed");
const channel = new MessageChannel();
channel.port1.addEventListener("message", ({ data }) => sink(data)); //!
channel.port2.onmessage = ({ data }) => sink(data);
channel.port2.postMessage(source());
// FILE worker.js
import { sink, source } from "lib";
self.onmessage = (event) => {
  sink(event.data); //!
  postMessage({ text: source() });
};
// FILE quiet.js
import { sink } from "lib";
addEventListener("message", (event) => sink(event.data));
`,
  "three files": `
// FILE routes.js
import { listen } from "lib"; import { Service } from "./service";
const service = new Service();
listen((req) => service.find(req.query));
// FILE service.js
import * as store from "./store";
export class Service { find(text) { return store.find("name = " + text); } }
// FILE store.js
import { Store } from "lib";
const store = new Store();
export const find = (text) => store.run(text); //!
`,
  "a library's object that is handed on": `
// FILE server.js
const { Store, listen } = require("lib");
const Dao = require("./dao");
const dao = new Dao(new Store());
listen((req) => dao.find(req.query));
// FILE dao.js
function Dao(db) { this.find = (text) => db.run(text); } //!
module.exports = Dao;
`,
  "module.exports = class": `
// FILE a.js
const Runner = require("./runner"); const { source } = require("lib");
new Runner(source()).go();
// FILE runner.js
const { sink } = require("lib");
module.exports = class { constructor(text) { this.text = text; } go() { sink(this.text); } }; //!
`,
  "a class that extends one of another module, and calls its methods": `
// FILE a.js
const Base = require("./base"); const { source } = require("lib");
class Child extends Base { handle(text) { super.handle(text); } }
new Child().handle(source());
// FILE base.js
const { sink } = require("lib");
module.exports = class { handle(text) { sink(text); } }; //!
`,
  "a namespace of TypeScript": `
// FILE a.ts
import { Tools } from "./tools"; import { source } from "lib";
Tools.run(source()); Tools.go(source());
// FILE tools.ts
import { sink } from "lib";
export namespace Tools {
  export const run = (text: string) => sink(text); //!
  export function go(text: string) { sink(text); } //!
}
`,
  "a service that a container hands to a constructor": `
// FILE a.ts
import { Service } from "./service"; import { listen } from "lib";
class Controller {
  constructor(private readonly service: Service) { listen((req) => this.service.find(req.query)); }
}
export const controllers = [Controller];
// FILE service.ts
import { sink } from "lib";
export class Service { find(text) { return sink(text); } } //!
`,
  "what a module hands on by descriptors": `
// FILE a.js
const { run } = require("./b"); const { source } = require("lib");
run(source());
// FILE b.js
Object.defineProperty(exports, "run", { enumerable: true, get: function () { return require("./c").run; } });
// FILE c.js
const { sink } = require("lib"); exports.run = (text) => sink(text); //!
`,
  "default exports, both ways": `
// FILE a.js
import run from "./esm"; import other from "./common"; import { source } from "lib";
run(source()); other(source());
// FILE esm.js
import { sink } from "lib"; export default function (text) { sink(text); } //!
// FILE common.js
const { sink } = require("lib"); module.exports = function (text) { sink(text); }; //!
`,
  "require of an ES module and its default": `
// FILE a.js
const esm = require("./esm"); const { source } = require("lib");
esm.default(source()); esm.named(source());
// FILE esm.js
import { sink } from "lib";
export default (text) => sink(text); //!
export const named = (text) => sink(text); //!
`,
  "re-exports, renamed, starred and as a namespace": `
// FILE a.js
import { go, run, all } from "./index"; import { source } from "lib";
go(source()); run(source()); all.run(source());
// FILE index.js
export { run as go } from "./one"; export * from "./two"; export * as all from "./three";
// FILE one.js
import { sink } from "lib"; export const run = (text) => sink(text); //!
// FILE two.js
import { sink } from "lib"; export const run = (text) => sink(text); //!
// FILE three.js
import { sink } from "lib"; export const run = (text) => sink(text); //!
`,
  "a library that is re-exported": `
// FILE a.js
import { sink, source, shell } from "./kit";
sink(source()); //!
shell(source()); //!
// FILE kit.js
export * from "lib"; export { sink as shell } from "lib";
`,
  "dynamic import and await": `
// FILE a.js
import { source } from "lib";
async function main() { const { run } = await import("./b"); run(source()); }
import("./b").then((b) => b.other(source()));
// FILE b.js
import { sink } from "lib";
export const run = (text) => sink(text); //!
export const other = (text) => sink(text); //!
`,
  "require of a folder": `
// FILE a.js
require("./kit").run(require("lib").source());
// FILE kit/index.js
const { sink } = require("lib"); exports.run = (text) => sink(text); //!
`,
  "TypeScript's own forms": `
// FILE a.ts
import kit = require("./kit"); import { source } from "lib"; import type { X } from "./types";
kit.run(source());
// FILE kit.ts
import { sink } from "lib"; const run = (text: string) => sink(text); //!
export = { run };
// FILE types.ts
export type X = string;
`,
  "modules that import each other": `
// FILE a.js
const b = require("./b"); const { source } = require("lib");
exports.start = () => b.go(source());
exports.end = (text) => require("lib").sink(text); //!
// FILE b.js
const a = require("./a");
exports.go = (text) => a.end(text);
`,
  "callbacks across modules": `
// FILE a.js
import { each } from "./b"; import { sink } from "lib";
each((text) => sink(text)); //!
// FILE b.js
import { source } from "lib"; export const each = (callback) => callback(source());
`,
  "a guard in another module": `
// FILE a.js
import { check } from "./b"; import { source, sink, isSafe } from "lib";
const text = source();
if (isSafe(text)) sink(text);
else sink(text); //!
// FILE b.js
export const check = (text) => text;
`,
  "state of a module that one importer changes is not seen by another": `
// FILE a.js
import { set } from "./state"; import { source } from "lib"; set(source());
// FILE b.js
import { get } from "./state"; import { sink } from "lib"; sink(get());
// FILE c.js
import { set, get } from "./state"; import { source, sink } from "lib"; set(source());
sink(get()); //!
// FILE state.js
const state = {}; export const set = (text) => { state.text = text; }; export const get = () => state.text;
`,
  "what a schema of another module lets pass": `
// FILE schema.js
import { z } from "zod";
export const order = z.object({ id: z.number(), name: z.string() });
// FILE a.js
import { order } from "./schema"; import { source, sink } from "lib";
const { id, name } = order.parse(source());
sink(id);
sink(name); //!
`,
  "what the decorators of a class in another module check": `
// FILE base.ts
import { IsInt } from "class-validator";
export class Base { @IsInt() id: number; }
// FILE order.ts
import { IsString } from "class-validator"; import { Base } from "./base";
export class Order extends Base { @IsString() name: string; }
// FILE a.ts
import { plainToInstance } from "class-transformer"; import { source, sink } from "lib"; import { Order } from "./order";
const order = plainToInstance(Order, source());
sink(order.id);
sink(order.name); //!
sink(order.other); //!
`,
  "what leads nowhere": `
// FILE a.js
import { run } from "./nowhere"; import data from "./data.json"; import { source, sink } from "lib";
run(source()); data.x(source());
sink(source()); //!
`,
};

describe("data flow through modules", () => {
  let rules: RuleSet;

  before(() => {
    const models = [
      "ecmascript",
      "ecmascript-globals",
      "zod",
      "class-validator",
      "class-transformer",
      "node-worker-threads",
      "web-workers",
      "node-process",
      "node-forks",
    ].map((name) => ({
      path: `models/${name}.yml`,
      text: readFileSync(join("rules", "models", `${name}.yml`), "utf8"),
    }));
    const path = "javascript/prototype-pollution/rule.yml";
    rules = testRules([...models, { path, text: readFileSync(join("rules", path), "utf8") }]);
  });

  for (const [name, text] of Object.entries(CASES)) {
    it(`follows ${name}`, () => {
      const files = filesIn(text);
      const project = new MemoryProject(rules, new Map(files));
      for (const file of files.keys()) project.analysis.program.add(`file:///project/${file}`);
      for (const [file, code] of files) {
        const wanted = code.split("\n").flatMap((line, index) => (line.endsWith("//!") ? [index + 1] : []));
        const found = project.resultOf(file).findings.map(({ location }) => location.range.start.line + 1);
        assert.deepEqual([...new Set(found)], wanted, file);
      }
    });
  }
});

function filesIn(text: string): Map<string, string> {
  const parts = text
    .trim()
    .split(/^\/\/ FILE (.*)\n/m)
    .slice(1);
  return new Map(Array.from({ length: parts.length / 2 }, (_, index) => [parts[2 * index] ?? "", parts[2 * index + 1] ?? ""]));
}
