import { LinearRegExp, RegExpTooExpensive, type RegExpPlace } from "../../../core/linear-regexp/linear-regexp";
import { UnsupportedRegExp } from "../../../core/linear-regexp/syntax";

/** Searches texts for a pattern of somebody's code, which is compiled at the first search. Undefined where our engine knows no answer. */
export function searcherOf(pattern: string, flags: string): (text: string) => readonly RegExpPlace[] | undefined {
  let engine: LinearRegExp | null | undefined;
  return (text) => {
    if (engine === undefined) engine = compile(pattern, flags);
    try {
      return engine?.findAll(text);
    } catch (error) {
      if (error instanceof RegExpTooExpensive) return undefined;
      throw error;
    }
  };
}

function compile(pattern: string, flags: string): LinearRegExp | null {
  try {
    return new LinearRegExp(new RegExp(pattern, flags));
  } catch (error) {
    if (error instanceof UnsupportedRegExp || error instanceof SyntaxError) return null;
    throw error;
  }
}
