import { nodeTag } from "./image-tag";
import type { NodePlaces } from "./node-places";

const FROM = /^([ \t]*FROM[ \t]+(?:--\S+[ \t]+)*)(\S+)/gim;
const ARGUMENT = /^([ \t]*ARG[ \t]+(\w+)=["']?)([^\s"'#]+)/gim;
const VARIABLE = /\$\{?(\w+)(?::-([^}]*))?\}?/g;

/** The images of Node.js that a Dockerfile builds on; where an argument brings the version, the place is its default. */
export function dockerNodes(text: string): readonly NodePlaces[] {
  const defaults = new Map<string, { readonly start: number; readonly value: string }>();
  for (const { index, 1: before = "", 2: name = "", 3: value = "" } of text.matchAll(ARGUMENT))
    if (!defaults.has(name)) defaults.set(name, { start: index + before.length, value });
  const places = new Map<number, NodePlaces>();
  for (const { index, 1: before = "", 2: image = "" } of text.matchAll(FROM)) {
    let brought: { readonly start: number; readonly value: string } | undefined;
    const whole = image.replace(VARIABLE, (_, name: string, otherwise?: string) => {
      brought = defaults.get(name) ?? brought;
      return defaults.get(name)?.value ?? otherwise ?? "$";
    });
    const tag = nodeTag(whole, index + before.length);
    if (!tag) continue;
    if (whole === image) places.set(tag.span.start, [tag]);
    else if (brought && tag.text.startsWith(brought.value)) {
      const { start, value } = brought;
      places.set(start, [{ span: { start, end: start + value.length }, text: value, form: "tag" }]);
    }
  }
  return [...places.values()];
}
