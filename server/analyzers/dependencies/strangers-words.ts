/**
 * What a stranger wrote, fit to be quoted in a message: on one line, without characters that nobody sees or that turn the line around, without the
 * quotation mark that would end it, and cut where it runs on.
 */
export function shortened(text: string, most: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replaceAll('"', "'")
    .trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
