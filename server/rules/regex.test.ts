import assert from "node:assert/strict";
import { programRegExpMatches, regexMistake, ruleRegExp } from "./regex";

describe("a regular expression of a rule", () => {
  it("keeps JavaScript's meaning", () => {
    assert.deepEqual(ruleRegExp("^a\\d+$"), /^a\d+$/);
    assert.deepEqual(ruleRegExp("a", "g"), /a/g);
  });

  it("may begin with flags, as PCRE and Python write them", () => {
    assert.deepEqual(ruleRegExp("(?i)^md5$"), /^md5$/i);
    assert.deepEqual(ruleRegExp("(?si)a.b", "g"), /a.b/gis);
  });

  it("may use what other dialects call differently", () => {
    assert.deepEqual(ruleRegExp("\\A(?P<word>a)\\Z"), /^(?<word>a)$/);
    assert.deepEqual(ruleRegExp("\\\\A"), /\\A/, "an escaped backslash is no anchor");
  });

  it("has its mistake told", () => {
    assert.equal(regexMistake("a(b)"), undefined);
    assert.match(regexMistake("a(b") ?? "", /Unterminated group/);
  });

  it("of a program is matched, as far as it can be", () => {
    assert.equal(programRegExpMatches("^/a", "i", "/A"), true);
    assert.equal(programRegExpMatches("^/a", "", "/A"), false);
    assert.equal(programRegExpMatches("(a", "", "a"), undefined);
    assert.equal(programRegExpMatches("(a+)+$", "", `${"a".repeat(5000)}b`), false);
  });
});
