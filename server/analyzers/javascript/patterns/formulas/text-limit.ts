/**
 * Rule files may come from anybody, and so may the regular expressions in them: what they are tried on is cut to a length at which
 * one that backtracks polynomially still ends soon.
 */
const MAX_LENGTH = 2_000;

export function limited(text: string): string {
  return text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
}
