import type { Span } from "../../../core/position";

/** Deeper than any lockfile goes; also bounds what hostile ones cost. */
const MAX_DEPTH = 64;
const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Where the keys of objects and lists in a JSON text stand, by their paths as `pathKey` joins them; of several, the last one, which is the one
 * that counts. One pass over the text, because a tree with places costs a hundred times as much as what is asked for.
 */
export function keysOfObjects(text: string): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  const paths: string[] = [""];
  let key: Span | undefined;
  let inner: string | undefined;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfText(text, at);
        key = { start: at, end };
        at = end - 1;
        break;
      }
      case 58 /* : */:
        inner = key && paths.length <= MAX_DEPTH ? `${paths.at(-1) ?? ""}\n${unquoted(text.slice(key.start, key.end))}` : undefined;
        break;
      case 123 /* { */:
      case 91 /* [ */:
        if (inner !== undefined && key) places.set(inner, key);
        paths.push(inner ?? "");
        inner = undefined;
        key = undefined;
        break;
      case 125 /* } */:
      case 93 /* ] */:
        paths.pop();
        inner = undefined;
        break;
      case 44 /* , */:
        inner = undefined;
    }
  }
  return places;
}

/** What `keysOfObjects` has a path under. */
export function pathKey(path: readonly string[]): string {
  return path.map((key) => `\n${key}`).join("");
}

/** The end of the text in quotes that begins at a place. */
export function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) return at + 1;
    if (character === BACKSLASH) at++;
  }
  return text.length;
}

function unquoted(text: string): string {
  if (!text.includes("\\")) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
