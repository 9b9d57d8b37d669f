import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/**
 * Imported before the program whose cost is wanted: when its process ends, writes what it has used to the file that
 * BUCKLER_BENCH_COST names. Threads are in it, child processes are not.
 */
const file = process.env.BUCKLER_BENCH_COST;
if (isMainThread && file) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, peakMemory: maxRSS / 1024 }));
  });
}
