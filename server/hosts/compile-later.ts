import { setFlagsFromString } from "node:v8";

/**
 * An analysis sees ever new kinds of code. What V8 optimises early it throws away when the next kind comes, and compiles it again: left
 * to itself, on Node 20, it spends a third of a scan on that. Functions may run some ten times longer before they are optimised, and
 * those that are very large never are: the converter's switch over all kinds of nodes takes longer to compile than it ever runs.
 */
const MAX_OPTIMIZED_BYTES = "--max-optimized-bytecode-size=8000";

/** By V8's major version, because what it does not know it complains about on standard error: those of Node 20, 22 and 24. */
const FLAGS: Readonly<Record<string, readonly string[] | undefined>> = {
  11: [MAX_OPTIMIZED_BYTES, "--interrupt-budget=1000000"],
  12: [MAX_OPTIMIZED_BYTES, "--invocation-count-for-turbofan=15000"],
  13: [MAX_OPTIMIZED_BYTES, "--invocation-count-for-turbofan=15000"],
};

/** Sets when code is optimised, for all threads of this process; leaves a V8 alone of which the flags are not known. */
export function compileLater(v8 = process.versions.v8): void {
  for (const flag of FLAGS[v8.split(".", 1)[0] ?? ""] ?? []) setFlagsFromString(flag);
}
