import { compare } from "semver";
import type { Advisory, AdvisoryDatabase } from "../../../rules/advisory";
import type { VulnerableSince } from "../../../rules/dependency-knowledge";
import { versionOf } from "./version-text";

/** The advisories of a database, without versions that are older than the code at fault: many ranges begin with a package's first version. */
export function narrowedAdvisories(database: AdvisoryDatabase, known: readonly VulnerableSince[]): AdvisoryDatabase {
  return {
    date: database.date,
    isSeed: database.isSeed,
    records: database.records,
    of: (name) => {
      const rows = known.filter((row) => row.package === name);
      const advisories = database.of(name);
      return rows.length === 0 ? advisories : advisories.map((advisory) => narrowed(advisory, rows));
    },
  };
}

function narrowed(advisory: Advisory, rows: readonly VulnerableSince[]): Advisory {
  const row = rows.find(({ advisories }) => [advisory.id, ...advisory.aliases].some((id) => advisories.includes(id)));
  if (!row) return advisory;
  const { since } = row;
  const ranges = advisory.ranges.map((range) => {
    const { introduced, fixed, lastAffected } = range;
    const isOlder = introduced === "0" || (versionOf(introduced)?.compare(since) ?? 0) < 0;
    const endsBefore = [fixed, lastAffected].some((end) => end !== undefined && versionOf(end) && compare(end, since, true) < 0);
    return isOlder && !endsBefore ? { ...range, introduced: since } : range;
  });
  return { ...advisory, ranges };
}
