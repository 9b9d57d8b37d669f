/** Control characters, which could move a terminal's cursor or hide lines, and marks that reverse the reading direction. Not tab and newline. */
export const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text that may be printed on a terminal: code, file names and messages come from whoever wrote the scanned files. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
