import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PAGES, rulePages } from "../../scripts/rule-pages";

describe("the rule pages", () => {
  it("say what the rules say; if not, run npm run docs", async () => {
    const pages = await rulePages();
    const present = readdirSync(PAGES).filter((name) => name.endsWith(".md"));
    assert.deepEqual(present.sort(), [...pages.keys()].sort());
    for (const [name, text] of pages) {
      assert.equal(readFileSync(join(PAGES, name), "utf8").replaceAll("\r\n", "\n"), text, name);
    }
  });
});
