/** Words that people write where a secret will be. */
const STAND_IN =
  /example|sample|placeholder|change.?me|insert|custom|fake|dummy|your[-_ ]|\bmy(?!sql)|xxx|\.\.\.|^(?:test|none|null|undefined|todo|foo|bar|baz)$/i;

/** Templates and brackets: `{{ TOKEN }}`, `<password>`, `${KEY}`, `(insert here)`. */
const TEMPLATE = /[{<([%$].*[}>)\]%]/;

const RUNS = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop"];

/**
 * True for text that stands for a secret without being one. Of `user:password`, as in basic authentication, the
 * password counts. Too short to be a secret counts as standing for one.
 */
export function isPlaceholder(text: string): boolean {
  const secret = /^[^\s:/]+:(.+)$/.exec(text)?.[1] ?? text;
  return secret.trim().length < 4 || STAND_IN.test(secret) || TEMPLATE.test(secret) || isOneRun(secret.toLowerCase());
}

/** `aaaa`, `12345678`: what a finger does on its own. */
function isOneRun(text: string): boolean {
  return new Set(text).size === 1 || RUNS.some((run) => (run + run).includes(text));
}
