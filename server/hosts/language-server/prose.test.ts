import assert from "node:assert/strict";
import { MARKDOWN } from "./prose";

describe("Markdown from other people's text", () => {
  it("shows it as it is", () => {
    assert.equal(MARKDOWN.text("a plain sentence: MD5, `x` and a_b."), "a plain sentence: MD5, \\`x\\` and a\\_b.");
  });

  it("makes no picture, link or heading of it", () => {
    assert.equal(MARKDOWN.text("![x](https://example.test/x.png)"), "!\\[x\\](https:\\/\\/example.test/x.png)");
    assert.equal(MARKDOWN.text("<img src=x>"), "\\<img src=x\\>");
    assert.equal(MARKDOWN.text("# one\n\n## two"), "\\# one ## two");
    assert.equal(MARKDOWN.text("1. one"), "1\\. one");
  });

  it("lets no address end its link early", () => {
    assert.equal(MARKDOWN.link("a]b", "https://example.test/a> b"), "[a\\]b](<https://example.test/a%3E%20b>)");
  });
});
