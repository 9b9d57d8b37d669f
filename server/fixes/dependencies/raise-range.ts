import { parse, satisfies, validRange, type SemVer } from "semver";

/**
 * A range that begins at `version`, written as the one given was: `^`, `~`, an exact version, `>=`, `1.x`, `1.2.3 - 2.0.0`, `a || b`, with its `v` and
 * its spaces. Undefined for what is no range.
 * @param leastWithin the version to begin at for one of several alternatives; undefined where that alternative has none that will do
 */
export function raiseRange(range: string, version: string, leastWithin: (range: string) => string | undefined): string | undefined {
  const goal = parse(version, true);
  if (!goal || validRange(range, true) === null) return undefined;
  const raised = range.includes("||") ? raiseAlternatives(range, goal, leastWithin) : raiseComparators(range, goal);
  return validRange(raised, true) !== null && satisfies(goal, raised, true) ? raised : `^${goal.version}`;
}

/** Alternatives in which there is no version that will do are left out. */
function raiseAlternatives(range: string, goal: SemVer, leastWithin: (range: string) => string | undefined): string {
  const alternatives = range.split("||");
  const raised = alternatives.flatMap((alternative) => {
    const least = parse(leastWithin(alternative.trim()) ?? "", true);
    if (!least) return [];
    return satisfies(least, alternative, true) ? [raiseComparators(alternative.trim(), least)] : [];
  });
  const separator = /\s*\|\|\s*/.exec(range)?.[0] ?? " || ";
  if (raised.some((alternative) => satisfies(goal, alternative, true))) return raised.join(separator);
  return raiseComparators((alternatives.at(-1) ?? "").trim(), goal);
}

const PART = String.raw`(?:\d+|[xX*])`;
const VERSION = String.raw`v?${PART}(?:\.${PART}(?:\.${PART}(?:-[\w.-]+)?(?:\+[\w.-]+)?)?)?`;
const SIMPLE = new RegExp(String.raw`^(\s*)(\^|~>?|=)?(\s*)(${VERSION})(\s*)$`);
const HYPHEN = new RegExp(String.raw`^(\s*${VERSION})(\s+-\s+)(${VERSION}\s*)$`);
const COMPARATOR = new RegExp(String.raw`(>=|<=|>|<)(\s*)(${VERSION})`, "g");

function raiseComparators(range: string, goal: SemVer): string {
  const simple = SIMPLE.exec(range);
  if (simple) {
    const [, before = "", operator = "", space = "", version = "", after = ""] = simple;
    return before + raiseSimple(operator, space, version, goal) + after;
  }
  if (/^\s*[xX*]?\s*$/.test(range)) return `>=${goal.version}`;
  const hyphen = HYPHEN.exec(range);
  if (hyphen) return `${goal.version}${hyphen[2] ?? ""}${hyphen[3] ?? ""}`;
  return raiseBounds(range, goal);
}

function raiseSimple(operator: string, space: string, version: string, goal: SemVer): string {
  const v = version.startsWith("v") ? "v" : "";
  const parts = version.replace(/^v/, "").split(/[-+]/, 1)[0]?.split(".") ?? [];
  const known = parts.findIndex((part) => /[xX*]/.test(part));
  const numbers = known < 0 ? parts.length : known;
  if (numbers === 0) return `>=${goal.version}`;
  const goalParts = [goal.major, goal.minor, goal.patch];
  // `^4` may become `^5`, but not where that would admit what is to be left behind.
  const isRound = goal.prerelease.length === 0 && goalParts.slice(numbers).every((part) => part === 0);
  if (isRound && numbers < 3) return operator + space + v + [...goalParts.slice(0, numbers), ...parts.slice(numbers)].join(".");
  if (numbers === 3 || operator === "^" || operator.startsWith("~")) return operator + space + v + goal.version;
  return (numbers === 1 ? "^" : "~") + v + goal.version;
}

/** The lower bound becomes the goal; the upper one stays where it can, and otherwise ends before the next major version. */
function raiseBounds(range: string, goal: SemVer): string {
  const hasLower = range.includes(">");
  const raised = range.replace(COMPARATOR, (_whole, operator: string, space: string, version: string) => {
    const v = version.startsWith("v") ? "v" : "";
    if (operator.startsWith(">")) return `>=${space}${v}${goal.version}`;
    if (satisfies(goal, operator + version, { loose: true, includePrerelease: true })) return operator + space + version;
    const places = version.split(".").length;
    return `<${space}${v}${[goal.major + 1, 0, 0].slice(0, places).join(".")}`;
  });
  return hasLower ? raised : `>=${goal.version} ${raised.trim()}`;
}
