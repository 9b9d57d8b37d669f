import type { Severity } from "../core/finding";

/**
 * Versions between two events of an OSV range of type SEMVER or ECOSYSTEM (https://ossf.github.io/osv-schema/#affectedrangesevents-fields):
 * from `introduced` on ("0": from the first), up to but without `fixed`, or up to and with `lastAffected`; without either, all that follow.
 */
export interface AffectedRange {
  readonly introduced: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
}

/** What an OSV record says about one package, without what nobody here reads. */
export interface Advisory {
  /** The record's own id, e.g. "GHSA-29mw-wpgm-hmr9" or "MAL-2025-1234". */
  readonly id: string;
  /** Other ids of the same problem, e.g. CVE numbers. */
  readonly aliases: readonly string[];
  /** What is wrong, as a phrase without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  readonly cwe: readonly number[];
  /** The package, or these versions of it, were published to do harm. */
  readonly malicious: boolean;
  readonly ranges: readonly AffectedRange[];
  /** Affected versions that are listed one by one. */
  readonly versions: readonly string[];
  /** ISO 8601 date; undefined where the record has none. */
  readonly published?: string;
}

/** Where advisories are looked up. All of a package's records are at hand at once; withdrawn ones are not among them. */
export interface AdvisoryDatabase {
  /** The day of the newest thing that it knows, ISO 8601, e.g. "2026-11-14". */
  readonly date: string;
  /** True for what comes with the program: a selection, which results must say. */
  readonly isSeed: boolean;
  readonly records: number;
  /** @param name a package's name as the registry has it */
  of(name: string): readonly Advisory[];
}
