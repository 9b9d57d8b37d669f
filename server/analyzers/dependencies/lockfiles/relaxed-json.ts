import { endOfText } from "./json-keys";

/**
 * The value of JSON that may have comments, and a comma behind a last item. Throws for what is neither. JSON.parse makes it, because jsonc-parser
 * takes a key `__proto__` for the prototype of what it makes, and a package of that name would be lost.
 */
export function parseRelaxedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(strict(text));
  }
}

/** The same text as JSON has it. */
function strict(text: string): string {
  const parts: string[] = [];
  let kept = text.startsWith("\uFEFF") ? 1 : 0;
  /** Where the comma is in `parts` that nothing but space and comments follow yet. */
  let comma: number | undefined;
  const keep = (end: number): void => {
    parts.push(text.slice(kept, end));
    kept = end;
  };
  for (let at = kept; at < text.length; at++) {
    switch (text[at]) {
      case " ":
      case "\n":
      case "\r":
      case "\t":
        break;
      case "/": {
        keep(at);
        const isLine = text[at + 1] === "/";
        const end = text.indexOf(isLine ? "\n" : "*/", at + 2);
        kept = end < 0 ? text.length : isLine ? end : end + 2;
        at = kept - 1;
        break;
      }
      case "}":
      case "]":
        if (comma !== undefined) parts[comma] = "";
        comma = undefined;
        break;
      case ",":
        keep(at);
        comma = parts.length;
        keep(at + 1);
        break;
      case '"':
        comma = undefined;
        at = endOfText(text, at) - 1;
        break;
      default:
        comma = undefined;
    }
  }
  keep(text.length);
  return parts.join("");
}
