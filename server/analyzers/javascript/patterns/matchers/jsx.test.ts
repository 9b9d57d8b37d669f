import assert from "node:assert/strict";
import { bound, matched } from "../testing";

const REACT = "typescriptreact";

describe("patterns: JSX", () => {
  it("match with attributes in any order among others", () => {
    const code = `<a href="x" target="_blank" rel="y">t</a>`;
    assert.equal(matched(`<a target="_blank" href="..." />`, code, REACT).length, 1);
    assert.equal(matched(`<a ... target="_blank" ...>...</a>`, code, REACT).length, 1);
    assert.equal(matched(`<a download="..." />`, code, REACT).length, 0);
  });

  it("bind names, attributes and values", () => {
    assert.deepEqual(bound("<$TAG $ATTR={$V} />", "<div dangerouslySetInnerHTML={x} />", REACT), [
      { $TAG: "div", $ATTR: "dangerouslySetInnerHTML", $V: "x" },
    ]);
    assert.deepEqual(bound("<a href=$X />", "<a href={url} />", REACT), [{ $X: "url" }]);
    assert.equal(matched("<a href=... />", "<a href={url} />", REACT).length, 1);
  });

  it("see through braces around a string", () => {
    assert.equal(matched(`<a href="x" />`, `<a href={"x"} />`, REACT).length, 1);
  });

  it("know attributes without a value", () => {
    assert.deepEqual(matched("<input disabled />", `<><input disabled /><input disabled="x" /></>`, REACT), ["<input disabled />"]);
  });

  it("match children in their order", () => {
    const code = "<p>text <b>{x}</b> more</p>";
    assert.equal(matched("<p>...<b>{$X}</b>...</p>", code, REACT).length, 1);
    assert.equal(matched("<p><b>{$X}</b></p>", code, REACT).length, 0);
    assert.equal(matched("<p>text ...</p>", "<p>text</p>", REACT).length, 0);
    assert.equal(matched("<b>{...}</b>", code, REACT).length, 1);
  });

  it("match objects in them", () => {
    const pattern = "<$TAG dangerouslySetInnerHTML={{ __html: $X }} />";
    assert.deepEqual(bound(pattern, "<div id='a' dangerouslySetInnerHTML={{ __html: x }} />", REACT), [{ $TAG: "div", $X: "x" }]);
  });

  it("know spreads and members", () => {
    assert.equal(matched("<A {...$P} />", "<A {...props} b />", REACT).length, 1);
    assert.equal(matched("<$A.B />", "<X.B />", REACT).length, 1);
  });
});
