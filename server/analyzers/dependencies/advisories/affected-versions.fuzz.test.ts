import assert from "node:assert/strict";
import { compare, Range, satisfies, SemVer } from "semver";
import type { AffectedRange } from "../../../rules/advisory";
import { affects, affectsEvery, leastRepair, type Coverage } from "./affected-versions";

const SEED = 20261114;
const PRERELEASES = ["", "", "", "-0", "-alpha", "-alpha.1", "-beta.2", "-rc.1", "-rc.10", "-rc.2", "-1.2", "+build"];

/** Random ranges and versions, the same on every run, so that a failure can be looked at again (mulberry32). */
class Random {
  constructor(private state: number) {}

  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  version(): string {
    return `${this.below(3)}.${this.below(4)}.${this.below(4)}${this.pick(PRERELEASES)}`;
  }

  affectedRange(): AffectedRange {
    const introduced = this.below(4) === 0 ? "0" : this.version();
    const end = this.version();
    return this.pick([{ introduced }, { introduced, fixed: end }, { introduced, lastAffected: end }]);
  }

  coverage(): Coverage {
    return {
      ranges: Array.from({ length: this.below(4) }, () => this.affectedRange()),
      versions: Array.from({ length: this.below(3) }, () => this.version()),
    };
  }

  npmRange(): string {
    const version = this.version();
    const alternatives = [
      ...[`^${version}`, `~${version}`, version, `>=${version}`, `<${version}`, `<=${version}`, `>${version}`, "*"],
      ...[`${this.below(3)}.x`, `${this.below(3)}.${this.below(4)}`, `>=${version} <${this.version()}`, `${version} - ${this.version()}`],
    ];
    return this.below(4) === 0 ? `${this.pick(alternatives)} || ${this.pick(alternatives)}` : this.pick(alternatives);
  }
}

/** The same in the notation of `semver`, for which "before everything" is the least version that there can be. */
function asSemver({ introduced, fixed, lastAffected }: AffectedRange): string {
  const from = `>=${introduced === "0" ? "0.0.0-0" : introduced}`;
  return fixed !== undefined ? `${from} <${fixed}` : lastAffected !== undefined ? `${from} <=${lastAffected}` : from;
}

function semverAffects({ ranges, versions }: Coverage, version: string): boolean {
  return (
    versions.some((listed) => compare(listed, version) === 0) ||
    ranges.some((range) => satisfies(version, asSemver(range), { includePrerelease: true }))
  );
}

/** Every version that the random ones can be, and those that could lie between. */
const UNIVERSE = [0, 1, 2, 3].flatMap((major) =>
  [0, 1, 2, 3, 4].flatMap((minor) =>
    [0, 1, 2, 3, 4].flatMap((patch) =>
      [...new Set(PRERELEASES)].map((prerelease) => new SemVer(`${major}.${minor}.${patch}${prerelease}`)),
    ),
  ),
);

describe("affected versions against plain semver", function () {
  it("are the same for 120,000 random pairs", () => {
    const random = new Random(SEED);
    let affected = 0;
    for (let count = 0; count < 120_000; count++) {
      const [coverage, version] = [random.coverage(), random.version()];
      const expected = semverAffects(coverage, version);
      if (expected) affected++;
      if ((affects(coverage, version) === "affected") !== expected)
        assert.fail(`${version} in ${JSON.stringify(coverage)} is ${expected ? "affected" : "not affected"}`);
    }
    assert.ok(affected > 30_000 && affected < 90_000, `a one-sided sample: ${affected}`);
  });

  it("hold every version that an npm range admits, wherever it is said of a random range", () => {
    const random = new Random(SEED);
    let said = 0;
    for (let count = 0; count < 1_500; count++) {
      const coverage = random.coverage();
      const text = random.npmRange();
      const range = new Range(text);
      const admitted = UNIVERSE.filter((version) => range.test(version)).map(({ raw }) => raw);
      const isSaid = affectsEvery(coverage, text);
      if (isSaid) said++;
      const other = admitted.find((version) => !semverAffects(coverage, version));
      if (isSaid && other !== undefined) assert.fail(`${text} admits ${other}, which is not affected: ${JSON.stringify(coverage)}`);
    }
    assert.ok(said > 100, `hardly ever said: ${said}`);
  });

  it("leave no lesser repair", () => {
    const random = new Random(SEED);
    const releases = UNIVERSE.filter(({ prerelease, build }) => prerelease.length === 0 && build.length === 0).map(({ raw }) => raw);
    for (let count = 0; count < 1_000; count++) {
      const advisories = [random.coverage(), random.coverage()];
      const from = random.version().replace(/[-+].*/, "");
      const expected = releases.find(
        (version) => compare(version, from) > 0 && !advisories.some((coverage) => semverAffects(coverage, version)),
      );
      assert.equal(leastRepair(advisories, from, releases.toReversed()), expected, JSON.stringify([from, advisories]));
    }
  });
});
