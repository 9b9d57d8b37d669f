import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { SourceDocument } from "../../../core/document";
import { buildModule } from "../program/module";
import { spanOf } from "../syntax/tree";
import { loopBoundOf } from "./loop-bodies";

/** What the first loop of the code counts to, and whether one of its rounds may end it. */
function boundIn(text: string): { counts: string; endsEarly: boolean; readsElements: boolean } | undefined {
  const module = buildModule(new SourceDocument("file:///a.js", "javascript", 1, text));
  const [loop] = module.tree.nodes("ForStatement", "WhileStatement", "DoWhileStatement");
  const bound = loop && loopBoundOf(module, loop);
  if (!bound) return undefined;
  const { endsEarly, readsElements } = bound;
  return { counts: module.document.textOf(spanOf(bound.object)), endsEarly, readsElements };
}

describe("what a loop counts to", () => {
  it("is the length of something", () => {
    const bound = { counts: "x.y", endsEarly: false, readsElements: false };
    assert.deepEqual(boundIn("for (let i = 0; i < x.y.length; i++) list.push(x.y[i]);"), bound);
    assert.deepEqual(boundIn("for (let i = 0; x.y.length > i; i++) {}"), bound);
    assert.deepEqual(boundIn("const n = x.y.length; for (let i = 0; i !== n; i++) {}"), bound);
    assert.deepEqual(boundIn("let i = 0; while (i < x.y.length) i++;"), bound);
    assert.deepEqual(boundIn("let i = 0; do { i++; } while (i < x.y.length);"), bound);
    assert.deepEqual(boundIn("for (let i = x.y.length - 1; i >= 0; i--) {}"), bound);
    assert.deepEqual(boundIn("for (let i = x.y.length; i--; ) {}"), bound);
  });

  it("is not that where something else bounds it", () => {
    assert.equal(boundIn("for (let i = 0; i < 10; i++) {}"), undefined);
    assert.equal(boundIn("for (let i = 0; i < x.length && i < 10; i++) {}"), undefined);
    assert.equal(boundIn("while (queue.length > 0) queue.pop();"), undefined);
    assert.equal(boundIn("for (const y of x) {}"), undefined);
  });

  it("is that of a list where each round calls a method of it", () => {
    const isRead = (body: string): boolean | undefined => boundIn(`for (let i = 0; i < x.length; i += 9) { ${body} }`)?.readsElements;
    assert.equal(isRead("save(x.slice(i, i + 9));"), true);
    assert.equal(isRead("if (more) save(x.slice(i, i + 9));"), false);
    assert.equal(isRead("x?.slice(i); x.slice?.(i);"), false);
    assert.equal(isRead("x.hasOwnProperty(i); y.slice(i);"), false);
  });

  it("may not be reached", () => {
    const ends = (body: string): boolean | undefined => boundIn(`for (let i = 0; i < x.length; i++) { ${body} }`)?.endsEarly;
    assert.equal(ends("if (!x[i]) break;"), true);
    assert.equal(ends("if (!x[i]) return;"), true);
    assert.equal(ends("if (!x[i]) throw new Error();"), true);
    assert.equal(ends("if (!x[i]) continue;"), false);
    assert.equal(ends("for (;;) break;"), false);
    assert.equal(ends("switch (x[i]) { case 1: break; }"), false);
    assert.equal(ends("try { throw x[i]; } catch {}"), false);
    assert.equal(ends("list.map((y) => { return y; });"), false);
  });

  it("is only reached with all elements where each is read", () => {
    const reads = (body: string): boolean | undefined => boundIn(`for (let i = 0; i < x.length; i++) { ${body} }`)?.readsElements;
    assert.equal(reads("list.push(x[i].name);"), true);
    assert.equal(reads("const { name } = x[i];"), true);
    assert.equal(reads("const y = x[i]; list.push(y.name);"), true);
    assert.equal(reads("add(x[i]); function add(y) { return y.name; }"), true);
    assert.equal(reads("list.push(x[i]);"), false);
    assert.equal(reads("list.push(x[i]?.name);"), false);
    assert.equal(reads("list.push(x[0].name);"), false);
    assert.equal(reads("add(x[i]); function add(y) { return [y]; }"), false);
  });
});
