import assert from "node:assert/strict";
import { SourceDocument } from "../../../core/document";
import { spanOf } from "../syntax/tree";
import { buildModule } from "./module";
import { originsOf } from "./origins";

/** What the last statement's expression may have been written as, as text. */
function origins(text: string): string[] {
  const module = buildModule(new SourceDocument("file:///a.ts", "typescript", 1, text));
  const uses = module.tree.nodes("CallExpression").filter(({ callee }) => callee.type === "Identifier" && callee.name === "use");
  const argument = uses[0]?.arguments[0];
  assert.ok(argument);
  return originsOf(module, argument).map((node) => module.document.textOf(spanOf(node)));
}

describe("origins of a value", () => {
  it("are all that a variable is given", () => {
    assert.deepEqual(origins("let a = 1; if (x) a = 2; use(a);"), ["1", "2"]);
    assert.deepEqual(origins("const a = x ? 1 : y || 2; use(a as number);"), ["1", "2"]);
  });

  it("are found in properties and patterns", () => {
    assert.deepEqual(origins("const o = { a: 1, b: 2 }; use(o.b);"), ["2"]);
    assert.deepEqual(origins("const o = { a: 1 }; const { a: c = 3 } = o; use(c);"), ["3", "1"]);
    assert.deepEqual(origins("const o = [1, 2]; use(o[i]);"), ["1", "2"]);
  });

  it("are found through loops and callbacks over arrays", () => {
    assert.deepEqual(origins("for (const a of [1, 2]) use(a);"), ["1", "2"]);
    assert.deepEqual(origins("const all = [1, 2]; all.some((a) => use(a));"), ["1", "2"]);
  });

  it("are found through functions that are called here", () => {
    assert.deepEqual(origins("function f(a) { use(a); } f(1); f(2);"), ["1", "2"]);
    assert.deepEqual(origins("const f = ({ a }) => use(a); f({ a: 1 });"), ["1"]);
    assert.deepEqual(origins("const same = (a) => a; use(same(same(1)));"), ["1"]);
    assert.deepEqual(origins("function f() { return 1; function g() { return 2; } } use(f());"), ["1"]);
  });

  it("are not made up for what comes from elsewhere", () => {
    assert.deepEqual(origins('import a from "./a"; use(a);'), []);
    assert.deepEqual(origins("export function f(a) { use(a); }"), []);
    assert.deepEqual(origins("const b = a.x; use(b.y);"), ["b.y"]);
  });

  it("end where values go round, however many ways there are", () => {
    const steps = Array.from({ length: 30 }, (_, index) => `a = a.p${index};`).join("");
    assert.deepEqual(origins(`let a = 1; while (x) { ${steps} } use(a);`).slice(0, 1), ["1"]);
  });
});
