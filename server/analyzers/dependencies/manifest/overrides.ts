import { isRecord } from "../json-values";
import type { Override } from "./package-manifest";
import { parseSpecifier } from "./specifier";

/** Deeper nesting than anybody writes; also bounds what hostile files can cost. */
const MAX_NESTING = 20;

/** All overrides of a package.json, whoever's they are. */
export function overridesOf(json: Record<string, unknown>): Override[] {
  const found: Override[] = [];
  const walk = (field: Override["field"], value: unknown, path: readonly string[]): void => {
    if (typeof value === "string") found.push(overrideOf(field, path, value));
    else if (isRecord(value) && path.length < MAX_NESTING)
      for (const [key, inner] of Object.entries(value)) walk(field, inner, [...path, key]);
  };
  const own = (table: unknown, key: string): unknown => (isRecord(table) && Object.hasOwn(table, key) ? table[key] : undefined);
  walk("overrides", own(json, "overrides"), []);
  walk("resolutions", own(json, "resolutions"), []);
  walk("pnpm.overrides", own(own(json, "pnpm"), "overrides"), []);
  return found;
}

export function overrideOf(field: Override["field"], path: readonly string[], text: string): Override {
  return { field, path, name: nameOf(path), text, specifier: parseSpecifier(text) };
}

/**
 * The package that an override is about, without a version: of npm's nested keys the last one that is not ".", of pnpm's `a>b` and of Yarn's
 * `a/b` the last part.
 */
function nameOf(path: readonly string[]): string {
  const key = path.findLast((each) => each !== ".") ?? "";
  const selector = key.slice(partAfterArrow(key));
  const parts = selector.split("/");
  const last = parts.at(-1) ?? "";
  const scope = parts.at(-2) ?? "";
  const name = scope.startsWith("@") && !scope.slice(1).includes("@") ? `${scope}/${last}` : last;
  const at = name.indexOf("@", 1);
  return at < 0 ? name : name.slice(0, at);
}

/** `a@>1>b`: an arrow stands between names; the sign of a range follows an at sign, a space or another sign. */
function partAfterArrow(key: string): number {
  for (let at = key.lastIndexOf(">"); at > 0; at = key.lastIndexOf(">", at - 1)) {
    if (/[^\s@|<>=]/.test(key[at - 1] ?? "") && /[@\w]/.test(key[at + 1] ?? "") && !/^\d/.test(key[at + 1] ?? "")) return at + 1;
  }
  return 0;
}
