import type { TextTransform } from "./text-transform";

/**
 * Puts what the check itself names (its fact `replacement`) in place of what it found. What it leads to is more than the text shows, so a person has
 * to want it.
 */
export const takeReplacement: TextTransform = (_, { facts: { replacement }, location }) =>
  replacement === undefined
    ? []
    : [{ title: `Raise to ${replacement}`, edits: [{ span: location.span, newText: replacement }], isChoice: true }];
