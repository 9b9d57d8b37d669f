import { setFlagsFromString } from "node:v8";

/** Flags by V8's major version, because what it does not know it complains about on standard error: those of Node 20, 22 and 24. */
type Flags = Readonly<Record<string, string | undefined>>;

const WITHOUT_LARGE = "--max-optimized-bytecode-size=20000";
const NEVER_LARGE: Flags = { 11: WITHOUT_LARGE, 12: WITHOUT_LARGE, 13: WITHOUT_LARGE };

const LATER = "--invocation-count-for-turbofan=15000";
const LATE: Flags = { 11: "--interrupt-budget=1000000", 12: LATER, 13: LATER };

/**
 * For a process that lives on: very large functions are never optimised. There is one, the converter's switch over all kinds of nodes,
 * and to compile it takes longer than it ever runs.
 */
export function compileNothingLarge(v8 = process.versions.v8): void {
  set(NEVER_LARGE, v8);
}

/**
 * For a process that scans once: functions also run some ten times longer before they are optimised. A scan sees ever new kinds of code;
 * what V8 optimises early it throws away when the next kind comes, and compiles it again, which on Node 20 takes a third of a scan.
 * An editor's process does compile early: it repeats the same with each key.
 */
export function compileLater(v8 = process.versions.v8): void {
  set(NEVER_LARGE, v8);
  set(LATE, v8);
}

/** Counts for all threads of this process. A V8 of which the flag is not known is left alone. */
function set(flags: Flags, v8: string): void {
  const flag = flags[v8.split(".", 1)[0] ?? ""];
  if (flag !== undefined) setFlagsFromString(flag);
}
