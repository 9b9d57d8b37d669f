import type { Span } from "../../../core/position";
import { splitKey } from "./plain-yaml";

/**
 * Where the keys of a YAML text stand that is written a line for each key: those at the margin, by themselves, and those two spaces to the
 * right of it, as `section\nkey`. The last one counts.
 */
export function keysOfLines(text: string): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  let section = "";
  for (const match of text.matchAll(/^( {2})?(?:\? )?([^\s#].*?)\r?$/gm)) {
    const [, indent = "", line = ""] = match;
    const isLong = text.startsWith("? ", match.index + indent.length);
    const key = splitKey(isLong ? `${line}:` : line)?.[0];
    if (key === undefined) continue;
    const start = match.index + indent.length;
    places.set(indent ? `${section}\n${key}` : key, { start, end: start + line.length });
    if (!indent) section = key;
  }
  return places;
}
