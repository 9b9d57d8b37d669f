import { LinearRegExp } from "../core/linear-regexp/linear-regexp";

/**
 * A regular expression of a rule file. Semgrep's are PCRE or Python: a leading `(?i)`, `(?s)`, `(?m)` becomes a flag,
 * `(?P<name>` and `\A`, `\Z`, `\z` become what JavaScript calls them; everything else is taken as it is.
 * @throws SyntaxError when JavaScript cannot read it
 */
export function ruleRegExp(source: string, flags = ""): RegExp {
  const leading = /^\(\?([ims]+)\)/.exec(source);
  const allFlags = ["i", "m", "s", "g", "d", "y", "u"].filter((flag) => (flags + (leading?.[1] ?? "")).includes(flag));
  const body = source
    .slice(leading?.[0].length ?? 0)
    .replace(/\(\?P</g, "(?<")
    .replace(/\\([\s\S])/g, (escape, character: string) => (character === "A" ? "^" : /[Zz]/.test(character) ? "$" : escape));
  return new RegExp(body, allFlags.join(""));
}

/** Why a text is not a regular expression, or undefined when it is one. */
export function regexMistake(source: string): string | undefined {
  try {
    ruleRegExp(source);
    return undefined;
  } catch (error) {
    return error instanceof SyntaxError ? error.message : String(error);
  }
}

/**
 * Whether an expression of the program at hand matches a text, which it cannot hang at; undefined where that is not known,
 * because the expression is wrong or uses what the matcher does not know.
 */
export function programRegExpMatches(source: string, flags: string, text: string): boolean | undefined {
  try {
    return new LinearRegExp(new RegExp(source, flags)).test(text);
  } catch {
    return undefined;
  }
}
