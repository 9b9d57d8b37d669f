import type { DependencyProblem } from "../dependency-problem";
import type { DependencyProject } from "../dependency-project";
import type { LockedPackage, Lockfile } from "../lockfiles/lockfile";
import { andOthers, atEntry } from "./places";

/** Letters of a digest in Base64, by algorithm. */
const LETTERS: Readonly<Record<string, number>> = { md5: 24, sha1: 28, sha256: 44, sha384: 64, sha512: 88 };

/** Some packages have no checksum in every lockfile, by mistakes of managers; where so many have none, it says nothing about these. */
const LEAST_SHARE = 0.9;

/** Packages whose content the lockfile does not vouch for, while it does for the others. */
export function* weakIntegrity({ lockfile }: DependencyProject): Iterable<DependencyProblem> {
  if (!lockfile) return;
  const fetched = [...lockfile.packages.values()].filter(({ source, isBundled }) => source.kind === "registry" && !isBundled);
  for (const locked of fetched) {
    const isMalformed = locked.integrity !== undefined && !isWellFormed(locked.integrity, lockfile);
    if (isMalformed) yield problemOf(lockfile, [locked], "nothing that could be a checksum", "medium");
  }
  const strong = fetched.filter(({ integrity }) => strengthOf(integrity) === "strong");
  if (strong.length < fetched.length * LEAST_SHARE) return;
  const without = fetched.filter(
    ({ integrity, source }) => integrity === undefined && source.kind === "registry" && source.address !== undefined,
  );
  // Yarn's newer lockfiles leave it out for packages of other systems.
  if (without.length > 0 && lockfile.manager !== "yarn-berry") yield problemOf(lockfile, without, "no checksum", "medium");
  const weak = fetched.filter(({ integrity }) => strengthOf(integrity) === "weak");
  if (weak.length > 0) yield problemOf(lockfile, weak, "only a checksum that can be forged (SHA-1 or MD5)", "low");
}

/** One finding for all that have the same cause, at the first. */
function problemOf(lockfile: Lockfile, of: readonly LockedPackage[], problem: string, severity: "medium" | "low"): DependencyProblem {
  const [first] = of as readonly [LockedPackage, ...LockedPackage[]];
  const facts = { package: first.name, others: andOthers(of.length), problem };
  return atEntry(lockfile, first, { severity, facts, identity: `${first.name} ${problem}` });
}

function strengthOf(integrity: string | undefined): "strong" | "weak" | undefined {
  if (integrity === undefined) return undefined;
  if (/(?:^|\s)sha(?:256|384|512)-/.test(integrity) || /[0-9a-f]{64}$/.test(integrity)) return "strong";
  return "weak";
}

function isWellFormed(integrity: string, { manager }: Lockfile): boolean {
  if (manager === "yarn-berry") return /^(?:\w+\/)?[0-9a-f]{64,128}$/.test(integrity);
  if (/^[0-9a-f]{40}$/.test(integrity)) return true;
  return integrity
    .trim()
    .split(/\s+/)
    .every((each) => {
      const [, algorithm, digest] = /^([a-z0-9]+)-([A-Za-z0-9+/]+={0,2})(?:\?.*)?$/.exec(each) ?? [];
      return algorithm !== undefined && digest !== undefined && (LETTERS[algorithm] ?? digest.length) === digest.length;
    });
}
