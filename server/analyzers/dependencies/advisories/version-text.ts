import { parse, type SemVer } from "semver";

/** Also `v1.2.3` and `1.2.3beta`, as npm reads them, and `1.2`, which stands in some records. */
export function versionOf(text: string): SemVer | undefined {
  const [, major, minor] = /^\s*(\d{1,9})(?:\.(\d{1,9}))?\s*$/.exec(text) ?? [];
  return parse(major === undefined ? text : `${Number(major)}.${Number(minor ?? 0)}.0`, true) ?? undefined;
}
