import type { Advisory } from "../server/rules/advisory";
import { SeededRandom } from "./random";

/** As many as OSV had of npm in 2026, of which most are malicious packages. */
export const RECORDS = 230_000;
const VULNERABILITIES = 17_000;
const VULNERABLE_PACKAGES = 6_000;

const SYLLABLES = [
  "ba",
  "co",
  "dex",
  "fi",
  "gram",
  "hy",
  "in",
  "ja",
  "kit",
  "lo",
  "mo",
  "net",
  "or",
  "pre",
  "qu",
  "ra",
  "sy",
  "tor",
  "ul",
  "ven",
];
const WORDS = [
  ...[
    "denial",
    "of",
    "service",
    "through",
    "crafted",
    "regular",
    "expression",
    "prototype",
    "pollution",
    "in",
    "merge",
    "path",
    "traversal",
  ],
  ...[
    "cross-site",
    "scripting",
    "when",
    "rendering",
    "untrusted",
    "input",
    "command",
    "injection",
    "by",
    "option",
    "parser",
    "header",
    "leak",
  ],
];

/** Advisories by package, as many and as long as the real ones, the same on every run. */
export function generateAdvisories(seed = 1): Map<string, readonly Advisory[]> {
  const random = new SeededRandom(seed);
  const byPackage = new Map<string, Advisory[]>();
  const add = (name: string, advisory: Advisory): void => {
    const known = byPackage.get(name);
    if (known) known.push(advisory);
    else byPackage.set(name, [advisory]);
  };
  const vulnerable = Array.from({ length: VULNERABLE_PACKAGES }, () => nameOf(random));
  for (let number = 0; number < VULNERABILITIES; number++) add(random.pick(vulnerable), vulnerability(random));
  for (let number = VULNERABILITIES; number < RECORDS; number++) add(nameOf(random), malware(random, number));
  return byPackage;
}

/** A project's packages: every tenth has records. */
export function packagesOf(names: readonly string[], count: number, seed: number): string[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, (_, index) => (index % 10 === 0 ? random.pick(names) : `${nameOf(random)}-clean`));
}

function vulnerability(random: SeededRandom): Advisory {
  const ranges = Array.from({ length: 1 + random.below(3) }, (_, line) => ({
    introduced: line === 0 ? "0" : `${line}.0.0`,
    fixed: `${line}.${random.below(20)}.${random.below(20)}`,
  }));
  return {
    id: ghsa(random),
    aliases: [`CVE-${2017 + random.below(10)}-${1000 + random.below(60_000)}`],
    title: Array.from({ length: 6 + random.below(8) }, () => random.pick(WORDS)).join(" "),
    severity: random.pick(["critical", "high", "medium", "low"]),
    cwe: [20 + random.below(1300)],
    malicious: false,
    ranges,
    versions: [],
    published: day(random),
  };
}

function malware(random: SeededRandom, number: number): Advisory {
  const isListed = random.below(3) === 0;
  return {
    id: `MAL-${2022 + random.below(5)}-${number}`,
    aliases: random.below(4) === 0 ? [ghsa(random)] : [],
    title: "Malicious code",
    severity: "critical",
    cwe: [506],
    malicious: true,
    ranges: isListed ? [] : [{ introduced: "0" }],
    versions: isListed
      ? Array.from({ length: 1 + random.below(4) }, () => `${random.below(100)}.${random.below(10)}.${random.below(10)}`)
      : [],
    published: day(random),
  };
}

function nameOf(random: SeededRandom): string {
  const word = (): string => Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join("");
  const name = `${word()}-${word()}${random.below(3) === 0 ? `-${word()}` : random.below(1000)}`;
  return random.below(5) === 0 ? `@${word()}/${name}` : name;
}

function ghsa(random: SeededRandom): string {
  const group = (): string => Array.from({ length: 4 }, () => "23456789cfghjmpqrvwx".charAt(random.below(20))).join("");
  return `GHSA-${group()}-${group()}-${group()}`;
}

function day(random: SeededRandom): string {
  return new Date(Date.UTC(2018, 0, 1 + random.below(3200))).toISOString().slice(0, 10);
}
