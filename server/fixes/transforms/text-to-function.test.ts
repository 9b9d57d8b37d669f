import assert from "node:assert/strict";
import { textToFunction } from "./text-to-function";
import { tryTransform } from "./transform.testing";

function becomes(before: string, after: string | undefined): void {
  assert.deepEqual(tryTransform(textToFunction, before), after === undefined ? [] : [after]);
}

describe("text-to-function", () => {
  it("calls the function with the values themselves", () => {
    becomes("setTimeout(«'show(\\'' + tab + '\\', 2)'», 9);", "setTimeout(() => show(tab, 2), 9);");
    becomes('setTimeout(«`a.b(${n}, "x");`», 9);', 'setTimeout(() => a.b(n, "x"), 9);');
    becomes("setTimeout(«'show()'», 9);", "setTimeout(() => show(), 9);");
  });

  it("leaves alone what is more than one call, or changes before it runs", () => {
    becomes("setTimeout(«'a(); b(' + c + ')'», 9);", undefined);
    becomes("setTimeout(«'a(\\'x' + c + '\\')'», 9);", undefined);
    becomes("setTimeout(«c + '(1)'», 9);", undefined);
    becomes("let n = 1;\nsetTimeout(«'a(' + n + ')'», 9);\nn = 2;", undefined);
  });
});
