import Range from "semver/classes/range";
import type { NodeRelease } from "../../../rules/dependency-knowledge";

/** Which releases of Node.js a text admits. */
export type Admitted =
  | { readonly kind: "releases"; readonly releases: readonly NodeRelease[] }
  /** Also ones that are not known, or not out yet. */
  | { readonly kind: "open" };

/** What is wrong with the releases that a text admits: none of them gets security repairs, or soon none will. */
export interface Ending {
  /** The newest of those that are admitted. */
  readonly release: NodeRelease;
  readonly isOver: boolean;
}

/** Enough for a team to move on, short enough that most releases are not in it. */
const WARNING_DAYS = 90;

/**
 * Reads a version or range (`16`, `v16.14.0`, `^14 || ^16`), a code name (`lts/gallium`) or the tag of an image (`16-alpine`). Undefined for what
 * says nothing of the version, and for what always is a living release (`lts/*`, `latest`).
 */
export function releasesAdmittedBy(text: string, isTag: boolean, releases: readonly NodeRelease[]): Admitted | undefined {
  const named = text.trim().replace(/^lts\//, "");
  const word = /^[a-z]+/i.exec(named)?.[0].toLowerCase();
  const byName = releases.filter(({ codename }) => codename !== undefined && codename.toLowerCase() === word);
  if (byName.length > 0) return { kind: "releases", releases: byName };
  const version = isTag ? /^v?\d+(?:\.\d+)*(?=-|$)/.exec(named)?.[0] : named;
  const range = version === undefined || version === "" || version === "*" ? undefined : rangeOf(version);
  if (!range) return undefined;
  const newest = Math.max(...releases.map(({ major }) => major));
  if (releases.length === 0 || admits(range, newest + 1, Infinity)) return { kind: "open" };
  const admitted = releases.filter(({ major }) => admits(range, major, major + 1));
  // A release that is not in the list, e.g. an odd one, is not known to be past its end.
  return admitted.length > 0 ? { kind: "releases", releases: admitted } : undefined;
}

/** Whether what is admitted has come to its end, or will within some months. */
export function endingOf(admitted: Admitted | undefined, today: string): Ending | undefined {
  if (admitted?.kind !== "releases") return undefined;
  const [release] = [...admitted.releases].sort((a, b) => (a.endOfLife < b.endOfLife ? 1 : -1));
  if (!release) return undefined;
  if (release.endOfLife <= today) return { release, isOver: true };
  const left = (Date.parse(release.endOfLife) - Date.parse(today)) / 86_400_000;
  return left <= WARNING_DAYS ? { release, isOver: false } : undefined;
}

/** The newest release that gets repairs for a long time yet: only those with a code name do. */
export function newestLongTerm(releases: readonly NodeRelease[], today: string): NodeRelease | undefined {
  return releases
    .filter(({ codename, endOfLife }) => codename !== undefined && endOfLife > today)
    .sort((a, b) => b.major - a.major)
    .at(0);
}

/** A range of npm's kind, or undefined for what is none. */
export function rangeOf(text: string): Range | undefined {
  try {
    return new Range(text.trim(), { loose: true });
  } catch {
    return undefined;
  }
}

function admits(range: Range, from: number, below: number): boolean {
  const releases = new Range(below === Infinity ? `>=${from}.0.0` : `>=${from}.0.0 <${below}.0.0`);
  return range.intersects(releases);
}
