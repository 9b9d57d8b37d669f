import assert from "node:assert/strict";
import { jsxText } from "./jsx-text";
import { tryTransform } from "./transform.testing";

function becomes(before: string, after: string | undefined): void {
  assert.deepEqual(tryTransform(jsxText, before, { languageId: "javascriptreact" }), after === undefined ? [] : [after]);
}

describe("jsx-text", () => {
  it("makes a child of the value, and keeps the other attributes", () => {
    becomes("x = <p dangerouslySetInnerHTML={{ __html: «message» }} />;", "x = <p>{message}</p>;");
    becomes('x = <p a="1" dangerouslySetInnerHTML={{ __html: «message» }} b={2}></p>;', 'x = <p a="1" b={2}>{message}</p>;');
  });

  it("leaves markup alone, and what it cannot see", () => {
    becomes("x = <p dangerouslySetInnerHTML={{ __html: «html» }} />;", undefined);
    becomes("x = <p dangerouslySetInnerHTML={{ __html: «`<b>${a}</b>`» }} />;", undefined);
    becomes("x = <p dangerouslySetInnerHTML={«value»} />;", undefined);
    becomes("x = <p srcDoc={«message»} />;", undefined);
  });
});
