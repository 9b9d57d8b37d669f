import type { SemVer } from "semver";
import type { AffectedRange } from "../../../rules/advisory";
import { versionOf } from "./version-text";

/** One of a range's events in OSV, as it stands in a record. */
export type RangeEvent = readonly [kind: EventKind, version: string];

/** In the order in which those of one version count: a range may end with the version that it begins with. */
const EVENT_KINDS = ["fixed", "introduced", "last_affected"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export function isEventKind(name: string): name is EventKind {
  return EVENT_KINDS.some((kind) => kind === name);
}

/**
 * The spans of versions that a range's events stand for, in whatever order they are, and however often it begins and ends.
 * @throws Error for an event whose version is none
 */
export function rangesOf(events: readonly RangeEvent[]): AffectedRange[] {
  const sorted = events.map(([kind, version]) => ({ kind, version, order: orderOf(version) }));
  sorted.sort((a, b) => compareOrder(a.order, b.order) || EVENT_KINDS.indexOf(a.kind) - EVENT_KINDS.indexOf(b.kind));
  const ranges: AffectedRange[] = [];
  let introduced: string | undefined;
  for (const { kind, version } of sorted) {
    if (kind === "introduced") {
      introduced ??= version;
    } else if (introduced !== undefined) {
      ranges.push(kind === "fixed" ? { introduced, fixed: version } : { introduced, lastAffected: version });
      introduced = undefined;
    }
  }
  if (introduced !== undefined) ranges.push({ introduced });
  return ranges;
}

/** All ranges of a package, each once; one that holds every version makes the others pointless. */
export function withoutRepetition(ranges: readonly AffectedRange[]): readonly AffectedRange[] {
  const everyVersion = ranges.find(({ introduced, fixed, lastAffected }) => introduced === "0" && (fixed ?? lastAffected) === undefined);
  if (everyVersion) return EVERY_VERSION;
  return [...new Map(ranges.map((range) => [`${range.introduced} ${range.fixed ?? ""} ${range.lastAffected ?? ""}`, range])).values()];
}

/** Shared, because nearly all malicious packages have it. */
const EVERY_VERSION: readonly AffectedRange[] = [{ introduced: "0" }];

/** Undefined for "0", which lies before every version. */
function orderOf(version: string): SemVer | undefined {
  if (version === "0") return undefined;
  const parsed = versionOf(version);
  if (!parsed) throw new Error(`"${version.slice(0, 60)}" is no version`);
  return parsed;
}

function compareOrder(a: SemVer | undefined, b: SemVer | undefined): number {
  return a && b ? a.compare(b) : Number(a !== undefined) - Number(b !== undefined);
}
