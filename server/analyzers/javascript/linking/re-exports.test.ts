import assert from "node:assert/strict";
import { reExportsOf } from "./re-exports";

describe("what a module hands on", () => {
  const handedOn = (text: string): string[] => [...reExportsOf(text)].sort();

  it("is what it exports from others", () => {
    assert.deepEqual(handedOn('export * from "./a";\nexport * as b from "./b";\nexport { c, d as e } from "./c";'), ["./a", "./b", "./c"]);
  });

  it("is what it imports and exports under a name", () => {
    assert.deepEqual(handedOn('import A, { b as c } from "./a";\nimport * as d from "./d";\nimport e from "./e";\nexport { c, d };'), [
      "./a",
      "./d",
    ]);
    assert.deepEqual(handedOn('import run from "./run";\nexport default run;\nimport other from "./other";'), ["./run"]);
  });

  it("is what CommonJS assigns to its exports", () => {
    assert.deepEqual(handedOn('module.exports = require("./lib/main");'), ["./lib/main"]);
    assert.deepEqual(handedOn('const a = require("./a");\nconst { b } = require("./b");\nmodule.exports = {\n  a,\n  other: b.make,\n};'), [
      "./a",
      "./b",
    ]);
    assert.deepEqual(handedOn('var proto = require("./proto");\nexports.application = proto;\nvar debug = require("./debug");'), [
      "./proto",
    ]);
    assert.deepEqual(handedOn('module.exports = {\n  get parse() { return require("./parse"); },\n};'), ["./parse"]);
  });

  it("is what compiled TypeScript defines on its exports", () => {
    const text =
      'var a_1 = require("./a");\nObject.defineProperty(exports, "a", { enumerable: true, get: function () { return a_1.a; } });\n' +
      '__exportStar(require("./b"), exports);\nconst c_1 = __importDefault(require("./c"));\nexports.c = c_1.default;\nconst d_1 = require("./d");';
    assert.deepEqual(handedOn(text), ["./a", "./b", "./c"]);
  });

  it("is nothing of what it only uses", () => {
    assert.deepEqual(handedOn('const run = require("./run");\nmodule.exports = 1;\nrun();'), []);
    assert.deepEqual(handedOn('import { run } from "./run";\nexport default 5;\nrun();'), []);
    assert.deepEqual(handedOn('const a = require("./a");\nmodule.exports = function make() {\n  return () => { a(); };\n};'), []);
    assert.deepEqual(handedOn('const a = require("./a");\nconst b = require("./b");\nmodule.exports = {\n  run(x) { a(x); },\n  b,\n};'), [
      "./b",
    ]);
    assert.deepEqual(handedOn('import { a } from "./a";\nexport default class Shop extends Base {\n  sell() { a(); }\n}'), []);
  });

  const hostile: readonly (readonly [string, string])[] = [
    ["blanks behind a keyword", `import${" ".repeat(100_000)}`],
    ["lists that are never closed", "export {".repeat(12_000)],
    ["a word without an end", "a".repeat(100_000)],
    ["names in names", "exports[".repeat(12_000)],
    ["exports of exports", "exports=".repeat(12_000)],
  ];
  for (const [title, text] of hostile) {
    it(`ends soon with ${title}`, () => {
      assert.deepEqual(handedOn(`${text}\n;\nmodule.exports = 1;`), []);
    });
  }
});
