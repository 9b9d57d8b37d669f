import { validRange } from "semver";
import type { GuardModel } from "./model";
import { regexMistake, ruleRegExp } from "./regex";
import type { YamlValue } from "./yaml-reader";

/** A list of sink kinds, or `all`. */
export function readKinds(value: YamlValue | undefined): readonly string[] | "all" | undefined {
  if (value?.isText()) return value.oneOf(["all"] as const);
  return value?.texts();
}

/** A regular expression that takes time in proportion to the text; a mistake in it is told. */
export function readRegExp(value: YamlValue): RegExp | undefined {
  const text = value.words();
  if (text === undefined) return undefined;
  const mistake = regexMistake(text);
  return mistake === undefined ? ruleRegExp(text) : value.note(mistake);
}

/** A regular expression, as text. */
export function readPattern(value: YamlValue | undefined): string | undefined {
  return value && readRegExp(value) && value.text();
}

/** `true`, `false`, or how a call goes on that throws where it does not hold. */
export function readHolds(value: YamlValue | undefined): GuardModel["holds"] | undefined {
  return value?.isText() ? value.oneOf(["returns", "resolves"] as const) : value?.boolean();
}

/** A semver range of the package's versions. */
export function readRange(value: YamlValue): string | undefined {
  const text = value.words();
  if (text === undefined) return undefined;
  return validRange(text) === null ? value.note(`"${text}" is not a range of versions`) : text;
}

/** Texts by name, for fixes. */
export function readFacts(value: YamlValue): Record<string, string> | undefined {
  const facts: [string, string][] = [];
  for (const [key, entry] of value.anyMap()?.entries() ?? []) {
    const text = entry.value.text();
    if (text !== undefined) facts.push([key, text]);
  }
  return Object.fromEntries(facts);
}
