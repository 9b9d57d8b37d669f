import assert from "node:assert/strict";
import {
  harmlessAfterReplacing,
  harmlessInMatch,
  harmlessWhereMatched,
  harmlessWhereNothingFound,
  type RegExpText,
} from "./regexp-characters";

const KINDS = ["html", "command", "sql", "code", "path", "url", "nosql"];
const OTHER_KINDS = ["log", "regexp", "ldap", "xpath", "format"];

function textOf(regExp: RegExp): RegExpText {
  return { pattern: regExp.source, flags: regExp.flags };
}

function check(
  cases: readonly (readonly [string, RegExp, string[], string?])[],
  run: (regExp: RegExpText, text: string) => { has(kind: string): boolean },
  asked = KINDS,
): void {
  for (const [name, regExp, expected, text] of cases) {
    const kinds = run(textOf(regExp), text ?? "");
    assert.deepEqual(
      asked.filter((kind) => kinds.has(kind)),
      expected,
      `${name}: ${String(regExp)}`,
    );
  }
}

describe("regular expressions as sanitizers", () => {
  it("know what a part cannot hurt that they take out of a text", () => {
    check(
      [
        ["letters and digits, wherever", /id=(\w+)/, ["html", "command", "path", "url", "nosql"]],
        ["either of two", /\d+|[a-f]+/, KINDS],
        ["anchors are no characters", /^\d+$/, KINDS],
        ["dots and slashes", /[\w./]+/, ["html", "command", "sql", "code", "nosql"]],
        ["so many of them", /id=(\d{2,8})/, ["html", "command", "path", "url", "nosql"]],
        ["braces that count nothing", /\w+{\w+}/, ["html", "sql", "path", "url", "nosql"]],
        ["anything", /name: (.*)/, []],
      ],
      harmlessInMatch,
    );
  });

  it("know what a text that matches as a whole cannot hurt", () => {
    check(
      [
        ["letters and digits", /^[a-z0-9_-]+$/i, KINDS],
        ["digits", /^\d+$/, KINDS],
        ["words of a list", /^(?:asc|desc)$/, KINDS],
        ["a date", /^\d{4}-\d{2}-\d{2}$/, KINDS],
        ["a file name", /^[\w.-]+$/, ["html", "command", "sql", "code", "path", "nosql"]],
        ["a path", /^[\w./-]+$/, ["html", "command", "sql", "code", "nosql"]],
        ["an address", /^https?:\/\/[\w.:/-]+$/, ["html", "command", "sql", "code", "nosql"]],
        ["words and spaces", /^[\w ]+$/, ["html", "command", "code", "path", "url", "nosql"]],
        ["a quoted word", /^'\w+'$/, ["path", "url", "nosql"]],
        ["anything", /^.+$/, []],
        ["anything but tags", /^[^<>]+$/, []],
        ["a beginning", /^[a-z]+/, []],
        ["an end", /[a-z]+$/, []],
        ["one half each", /^a|b$/, []],
        ["lines", /^[a-z]+$/m, []],
        ["a range over brackets", /^[ -~]+$/, ["nosql"]],
      ],
      harmlessWhereMatched,
    );
  });

  it("know what a text without something cannot hurt", () => {
    check(
      [
        ["only letters left", /[^a-z]/, KINDS],
        ["only words left", /[^\w]+/, KINDS],
        ["dots and slashes left", /[^\w./]/, ["html", "command", "sql", "code", "nosql"]],
        ["no tags", /[<>]/, []],
        ["nearly everything left", /[^\W]/, []],
      ],
      harmlessWhereNothingFound,
    );
  });

  it("know what a replacement takes away", () => {
    check(
      [
        ["only letters left", /[^a-z0-9]/gi, KINDS],
        ["something harmful put in", /[^a-z0-9]/gi, ["html", "command", "sql", "code", "nosql"], "../"],
        ["what was found put back", /[^a-z0-9]/gi, [], "<$&>"],
        ["tags escaped", /</g, ["html"], "&lt;"],
        ["tags and quotes escaped", /[<>"'&]/g, ["html", "sql"]],
        ["alternatives", /<|>/g, ["html"]],
        ["quotes doubled", /'/g, ["sql"], "''"],
        ["quotes escaped for a shell", /'/g, ["command"], "'\\''"],
        ["the way upwards", /\.\./g, []],
        ["slashes", /[/\\]/g, ["path"], "_"],
        ["the first only", /</, []],
        ["the way upwards in one form", /\.\.\//g, []],
        ["tags as a whole", /<[^>]*>/g, []],
        ["shell characters", /[;&|$`<>]/g, ["html", "command"]],
      ],
      harmlessAfterReplacing,
    );
  });

  it("know what is lost to logs, patterns and directories", () => {
    check(
      [
        ["line breaks", /\r|\n/g, ["log"]],
        ["line breaks of a class", /[\r\n]+/g, ["log"], " "],
        ["line breaks put in", /[\r\n]/g, [], "\n"],
        ["signs escaped", /[.*+?^${}()|[\]\\]/g, ["regexp", "ldap"], "\\$&"],
        ["signs escaped in a group", /([.*+?^=!:${}()|[\]/\\])/g, ["regexp", "ldap"], "\\$1"],
        ["signs by their codes", /[\x00-\x7f]/g, OTHER_KINDS],
        ["signs, but only the first", /[.*+?^${}()|[\]\\]/, [], "\\$&"],
        ["signs, but not put right", /[.*+?^${}()|[\]\\]/g, ["ldap"], "x$&"],
        ["commas", /,/g, [], "|"],
      ],
      harmlessAfterReplacing,
      OTHER_KINDS,
    );
    check([["letters and spaces", /^[a-z ]+$/, OTHER_KINDS]], harmlessWhereMatched, OTHER_KINDS);
  });
});
