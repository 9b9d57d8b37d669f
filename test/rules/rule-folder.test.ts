import assert from "node:assert/strict";
import { expectationsOf } from "./rule-folder";

describe("the comments of an example", () => {
  it("speak of the next line with code, of one rule or several", () => {
    const text = [
      "// ruleid: a",
      "bad();",
      "// ruleid: b, a",
      "",
      "// words about it",
      "worse();",
      "// ok: a",
      "fine();",
      "  {/* ruleid: a */}",
      "  <p dangerouslySetInnerHTML={x} />",
      "call(); // ruleid: a",
      "next();",
      "// ruleid: ab",
      "other();",
      "// doubtful: b",
      "perhaps();",
    ].join("\n");
    assert.deepEqual(expectationsOf(text, "a"), { reported: [1, 5, 9], doubtful: [], silent: [7] });
    assert.deepEqual(expectationsOf(text, "b"), { reported: [5], doubtful: [15], silent: [] });
  });
});
