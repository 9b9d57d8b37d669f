import { SEVERITIES } from "../../../core/finding";
import type { Advisory } from "../../../rules/advisory";
import type { OsvRecord } from "./osv-record";
import { withoutRepetition } from "./affected-ranges";
import { affects } from "./affected-versions";

/** Whose id stands for a problem that several told of: the most read first. */
const ID_PREFIXES = ["GHSA-", "MAL-", "CVE-"];

/** Records on their way into an index. */
export class AdvisoryCollection {
  private readonly byPackage = new Map<string, Advisory[]>();
  private newest = "";

  /** Day of the newest change, ISO 8601; "" while there is none. */
  get date(): string {
    return this.newest;
  }

  /** @param today a record that says it is from a later day does not make the collection so */
  add({ modified, advisories }: OsvRecord, today: string): void {
    if (modified !== undefined && modified > this.newest && modified <= today) this.newest = modified;
    for (const [name, advisory] of advisories) {
      const known = this.byPackage.get(name);
      if (known) known.push(advisory);
      else this.byPackage.set(name, [advisory]);
    }
  }

  /** By package, and each problem once, also where several databases tell of it. */
  merged(): ReadonlyMap<string, readonly Advisory[]> {
    for (const [name, advisories] of this.byPackage) if (advisories.length > 1) this.byPackage.set(name, mergeAliases(advisories));
    return this.byPackage;
  }
}

/** Joins what says the same of one package under several ids. Aliases with other versions stay apart: they are not about the same. */
export function mergeAliases(advisories: readonly Advisory[]): Advisory[] {
  const groups = aliasGroups(advisories);
  const alike = new Map<string, Advisory[]>();
  for (const [index, advisory] of advisories.entries()) {
    const key = `${groups[index] ?? ""} ${contentOf(advisory)}`;
    const others = alike.get(key);
    if (others) others.push(advisory);
    else alike.set(key, [advisory]);
  }
  return [...alike.values()].map(join);
}

/** A number for each advisory, the same for those that ids lead to from one another. */
function aliasGroups(advisories: readonly Advisory[]): number[] {
  const parents = advisories.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    // Short ways for the next time.
    for (let each = index; each !== root;) {
      const next = parents[each] ?? root;
      parents[each] = root;
      each = next;
    }
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [index, { id, aliases }] of advisories.entries()) {
    for (const name of [id, ...aliases]) {
      const first = firstWith.get(name);
      if (first === undefined) firstWith.set(name, index);
      else parents[rootOf(index)] = rootOf(first);
    }
  }
  return advisories.map((_, index) => rootOf(index));
}

/** Of malicious packages all tell the same, only not always of all versions. */
function contentOf({ malicious, ranges, versions }: Advisory): string {
  if (malicious) return "malicious";
  const texts = ranges.map(({ introduced, fixed, lastAffected }) => [introduced, fixed, lastAffected].join());
  return JSON.stringify([texts.sort(), [...versions].sort()]);
}

function join(advisories: readonly Advisory[]): Advisory {
  const [first, ...others] = [...advisories].sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
  if (!first) throw new Error("there is nothing to join");
  if (others.length === 0) return first;
  const names = advisories.flatMap(({ id, aliases }) => [id, ...aliases]).filter((name) => name !== first.id);
  const published = advisories.flatMap((each) => each.published ?? []).sort()[0];
  const worst = Math.min(...advisories.map(({ severity }) => SEVERITIES.indexOf(severity)));
  const ranges = withoutRepetition(advisories.flatMap((each) => each.ranges));
  const listed = advisories.flatMap(({ versions }) => versions);
  return {
    ...first,
    aliases: [...new Set(names)].sort(),
    severity: SEVERITIES[worst] ?? first.severity,
    cwe: [...new Set(advisories.flatMap(({ cwe }) => cwe))],
    ranges,
    versions: [...new Set(listed)].filter((version) => affects({ ranges, versions: [] }, version) !== "affected"),
    ...(published !== undefined && { published }),
  };
}

function rankOf({ id }: Advisory): number {
  const rank = ID_PREFIXES.findIndex((prefix) => id.startsWith(prefix));
  return rank < 0 ? ID_PREFIXES.length : rank;
}
