import type { Span } from "../../../core/position";
import { LinearRegExp, RegExpTooExpensive } from "../../../core/linear-regexp/linear-regexp";
import { UnsupportedRegExp } from "../../../core/linear-regexp/syntax";
import { ruleRegExp } from "../../../rules/regex";
import { TooExpensive } from "./matchers/matching";

/** One place where a regular expression matches, and its groups as metavariables: by number (`$1`) and by name (`$NAME`). */
export interface RegexMatch {
  readonly span: Span;
  readonly groups: ReadonlyMap<string, Span>;
}

/** A regular expression of a rule file. Rules may come from anybody, so it never takes more than linear time. */
export interface Regex {
  /**
   * Whether it matches from the beginning of a text, as Python's `re.match` does.
   * @throws TooExpensive
   */
  matchesAtStart(text: string): boolean;
  /**
   * Whether it matches anywhere in a text.
   * @throws TooExpensive
   */
  matches(text: string): boolean;
  /**
   * Every place in a text.
   * @throws TooExpensive
   */
  findAll(text: string): RegexMatch[];
}

/** Compiles a regular expression of a rule; a text says why that is impossible. */
export function compileRegex(source: string, flags = ""): Regex | string {
  try {
    const expression = new LinearRegExp(ruleRegExp(source, flags));
    const inLines = new LinearRegExp(ruleRegExp(source, `${flags}m`));
    return {
      matchesAtStart: (text) => affordable(() => expression.testAtStart(text)),
      matches: (text) => affordable(() => expression.test(text)),
      findAll: (text) =>
        affordable(() => inLines.findAll(text)).map(({ start, end, groups }) => ({
          span: { start, end },
          groups: new Map([...groups].map(([name, span]) => [`$${name}`, span])),
        })),
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof UnsupportedRegExp) return error.message;
    throw error;
  }
}

function affordable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RegExpTooExpensive ? new TooExpensive() : error;
  }
}
