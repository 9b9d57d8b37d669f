import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
import type { Span } from "../../../core/position";

/**
 * Where the keys of a YAML text stand: those of its documents by themselves, and those a level deeper as `section\nkey`. The last one counts.
 * Empty for what is no YAML.
 */
export function placesOfKeys(text: string): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  /** What is open: tables with the key whose value comes next, undefined where a key does. */
  const open: { readonly isTable: boolean; key: string | undefined }[] = [];
  for (const event of eventsOf(text)) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      // With what is inside, the value of a key is over.
      const outer = open.at(-1);
      if (outer) outer.key = undefined;
      continue;
    }
    const around = open.at(-1);
    const isKey = around?.isTable === true && around.key === undefined;
    if (event.type === EVENT_ID.SCALAR) {
      const key = isKey ? getScalarValue(text, event) : undefined;
      if (around) around.key = key;
      // A document, then its table, and perhaps one in that.
      if (key === undefined || open.length > 3) continue;
      const quote = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
      const section = open.length === 3 ? `${open[1]?.key ?? ""}\n` : "";
      places.set(section + key, { start: event.valueStart - quote, end: event.valueEnd + quote });
    } else if (event.type === EVENT_ID.ALIAS) {
      if (around) around.key = isKey ? "" : undefined;
    } else {
      if (isKey) around.key = "";
      open.push({ isTable: event.type === EVENT_ID.MAPPING, key: undefined });
    }
  }
  return places;
}

function eventsOf(text: string): ReturnType<typeof parseEvents> {
  try {
    return parseEvents(text, {});
  } catch {
    return [];
  }
}
