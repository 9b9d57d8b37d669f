import { regexMistake, ruleRegExp } from "../../../../rules/regex";
import type { Span } from "../../../../core/position";
import { limited } from "./text-limit";

/** One place where a regular expression matches, and its groups by number (`$1`) and name (`$NAME`). */
export interface RegexMatch {
  readonly span: Span;
  readonly groups: ReadonlyMap<string, { readonly span: Span; readonly text: string }>;
}

/** A regular expression of a rule file. */
export interface Regex {
  /** Whether it matches from the beginning of a text, as Python's `re.match` does. */
  matchesAtStart(text: string): boolean;
  /** Every place in a text. */
  findAll(text: string): RegexMatch[];
}

/** Compiles a regular expression of a rule; a text says why that is impossible. */
export function compileRegex(source: string): Regex | string {
  const mistake = regexMistake(source);
  if (mistake !== undefined) return mistake;
  return {
    matchesAtStart: (text) => ruleRegExp(source, "y").test(limited(text)),
    findAll: (text) => [...text.matchAll(ruleRegExp(source, "gmd"))].map(matchFrom),
  };
}

function matchFrom(found: RegExpExecArray): RegexMatch {
  const groups = new Map<string, { span: Span; text: string }>();
  const add = (name: string, place: readonly [number, number] | undefined): void => {
    if (place) groups.set(`$${name}`, { span: { start: place[0], end: place[1] }, text: found.input.slice(place[0], place[1]) });
  };
  for (const [index, place] of (found.indices ?? []).entries()) if (index > 0) add(String(index), place);
  for (const [name, place] of Object.entries(found.indices?.groups ?? {})) add(name, place);
  return { span: { start: found.index, end: found.index + found[0].length }, groups };
}
