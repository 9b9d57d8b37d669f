import { spanOf, unwrap } from "../../analyzers/javascript/syntax/tree";
import type { Transform } from "./transform";

/** What a backslash before these means in a string; before anything else it goes away. */
const MEANT = /^[nrtvfux0'"`\\\r\n]/;

/**
 * Writes the backslashes of a string twice that JavaScript takes away (`"\d"` is `d`), and those of `\b`, which is another sign in a
 * string than in a pattern.
 */
export const doubleBackslashes: Transform = (recipe) => {
  recipe.end();
  return ({ node }) => {
    const literal = node && unwrap(node);
    if (literal?.type !== "Literal" || typeof literal.value !== "string") return [];
    const newText = literal.raw.replace(/\\([\s\S])/g, (escape, letter: string) => (MEANT.test(letter) ? escape : `\\${escape}`));
    return newText === literal.raw ? [] : [{ edits: [{ span: spanOf(literal), newText }] }];
  };
};
