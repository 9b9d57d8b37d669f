import type { NodePlace } from "./node-places";

/** Variants of images whose system is as old as the release that they hold: newer releases have none of them. */
const OLD_SYSTEM = /-(?:jessie|stretch|buster|bullseye)\b/;

/** What to write in place of a version so that it is another release, in the same style; undefined where that cannot be told from its number alone. */
export function raisedVersion({ text, form }: NodePlace, major: number): string | undefined {
  if (form === "exact") return undefined;
  if (form === "tag") {
    const [, rest] = /^(?:v?\d+(?:\.\d+)*|[a-z]+)((?:-[a-z]+[\d.]*)*)$/.exec(text) ?? [];
    return rest === undefined ? undefined : `${major}${rest.replace(OLD_SYSTEM, "").replace(/-(alpine)[\d.]+/, "-$1")}`;
  }
  if (/^(?:lts\/)?[a-z]+$/i.test(text)) return `${major}`;
  const [, operator, parts] = /^([\^~v]?)\d+((?:\.(?:\d+|[xX*]))*)$/.exec(text) ?? [];
  if (operator === undefined || parts === undefined) return undefined;
  if (/[xX*]/.test(parts)) return `${operator}${major}.${/[xX*]/.exec(parts)?.[0] ?? "x"}`;
  return operator === "^" || operator === "~" ? `${operator}${major}${parts.replace(/\d+/g, "0")}` : `${operator}${major}`;
}
