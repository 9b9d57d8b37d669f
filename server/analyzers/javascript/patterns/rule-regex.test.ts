import assert from "node:assert/strict";
import { compileRegex, type Regex } from "./rule-regex";

function regex(source: string, flags?: string): Regex {
  const compiled = compileRegex(source, flags);
  assert(typeof compiled !== "string");
  return compiled;
}

describe("regular expressions of rules", () => {
  it("match from the beginning, anywhere, or everywhere", () => {
    assert.equal(regex("b").matchesAtStart("ab"), false);
    assert.equal(regex("b").matches("ab"), true);
    assert.deepEqual(
      regex("^b")
        .findAll("a\nb\nb")
        .map(({ span }) => span.start),
      [2, 4],
    );
  });

  it("keep ^ for the beginning of a text unless lines are looked for", () => {
    assert.equal(regex("^b").matches("a\nb"), false);
  });

  it("give their groups the names of metavariables", () => {
    const [found] = regex("(?P<KEY>\\w+)=(\\w+)").findAll("x a=b");
    assert.deepEqual(found?.groups.get("$KEY"), { start: 2, end: 3 });
    assert.deepEqual(found.groups.get("$2"), { start: 4, end: 5 });
  });

  it("take flags from their beginning or from outside", () => {
    assert.equal(regex("(?i)abc").matches("ABC"), true);
    assert.equal(regex("abc", "i").matches("ABC"), true);
  });

  it("are refused when they are none, or cannot be matched in linear time", () => {
    assert.match(compileRegex("(") as string, /Unterminated group|Invalid/);
    assert.match(compileRegex("(a)\\1") as string, /back references are not supported/);
  });

  it("end soon on what is made to take for ever", () => {
    assert.equal(regex("(?i)^(a|a)*(?=b)$").matches("a".repeat(2_000)), false);
  });
});
