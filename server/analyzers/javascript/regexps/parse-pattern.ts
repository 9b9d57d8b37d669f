import { RegExpParser, type AST } from "@eslint-community/regexpp";

const PARSER = new RegExpParser();

/** Longer ones were made by a program, and nobody reads a finding inside of them. */
const MAX_LENGTH = 4_000;
const MAX_REMEMBERED = 2_000;
const remembered = new Map<string, AST.Pattern | undefined>();

/** The tree of a regular expression, parsed once for each text; undefined where JavaScript would not accept it. */
export function parsePattern(pattern: string, flags: string): AST.Pattern | undefined {
  const mode = flags.includes("v") ? "v" : flags.includes("u") ? "u" : "";
  const key = `${mode}/${pattern}`;
  if (remembered.has(key)) return remembered.get(key);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const syntax = pattern.length > MAX_LENGTH ? undefined : parse(pattern, mode);
  remembered.set(key, syntax);
  return syntax;
}

function parse(pattern: string, mode: string): AST.Pattern | undefined {
  try {
    return PARSER.parsePattern(pattern, 0, pattern.length, { unicode: mode === "u", unicodeSets: mode === "v" });
  } catch {
    return undefined;
  }
}
