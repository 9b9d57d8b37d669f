interface RegExpText {
  readonly pattern: string;
  readonly flags: string;
}

/**
 * True for a pattern that, anchored at both ends, lets only listed characters through: `^[a-z0-9_-]+$`.
 * A dot, a negated class or a free alternative lets anything through, so such a test shows nothing.
 */
export function allowsOnlyHarmless({ pattern, flags }: RegExpText): boolean {
  if (flags.includes("m") || !pattern.startsWith("^") || !/(?<!\\)(\\\\)*\$$/.test(pattern)) return false;
  const bare = pattern
    .replace(/\\[^dwsDWSbBpPux]/g, "_")
    .replace(/\[(?!\^)(?:\\.|[^\]\\])*\]/g, (members) => (/\\[DWSsP]/.test(members) ? "." : "_"));
  return !/\.|\[\^|\\[DWSsP]/.test(bare) && !hasFreeAlternative(bare);
}

/** True for a pattern that finds any character outside a list: where `/[^a-z0-9]/` finds nothing, only listed ones are left. */
export function findsEverythingHarmful({ pattern }: RegExpText): boolean {
  return /^\[\^(?:\\[dw\-./]|[^\]\\<>'"`;|&$(){}/.\s])+\]\+?$/.test(pattern);
}

/** `^a|b$` anchors only half of each alternative. */
function hasFreeAlternative(pattern: string): boolean {
  let depth = 0;
  for (const character of pattern) {
    if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "|" && depth === 0) return true;
  }
  return false;
}
