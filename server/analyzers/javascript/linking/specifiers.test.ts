import assert from "node:assert/strict";
import { specifiersOf } from "./specifiers";

describe("specifiers of a module", () => {
  it("finds every form of import, once each", () => {
    const text = `
      import "./side"; import a, { b } from "./named"; import * as c from "./space"; import d = require("./equals");
      export { e } from "./from"; export * from "./star"; export * as f from "./star-as";
      const g = require("./require"); if (g) require("./inside"); const h = () => import("./dynamic"); require("./require");`;
    const wanted = ["side", "named", "space", "equals", "from", "star", "star-as", "require", "inside", "dynamic"];
    assert.deepEqual(
      specifiersOf(text),
      wanted.map((name) => `./${name}`),
    );
  });

  it("finds scripts that run in threads of their own", () => {
    const text = `
      new Worker("./a.js"); new threads.Worker(new URL("b.js", import.meta.url), {}); new Worker(path.join(__dirname, "c", "d.js"));
      new SharedWorker(new URL('./e.js', import.meta.url)); new Worker("/f.js"); new Worker("data:text/javascript,1"); new Worker(name);
      fork("./g.js"); child_process.fork(path.resolve(__dirname, "h.js")); cluster.fork();`;
    assert.deepEqual(specifiersOf(text), ["./a.js", "./b.js", "./c/d.js", "./e.js", "./g.js", "./h.js"]);
  });

  it("leaves out types", () => {
    const text = `
      import type { A } from "./a"; import type B from './b'; export type { C } from "./c"; import type * as D from "./d";
      import type from "./type"; import { type E } from "./mixed";`;
    assert.deepEqual(specifiersOf(text), ["./type", "./mixed"]);
  });

  it("survives code that is being typed", () => {
    assert.deepEqual(specifiersOf('import { from "./half"; const x = require("./whole"); import('), ["./half", "./whole"]);
  });
});
