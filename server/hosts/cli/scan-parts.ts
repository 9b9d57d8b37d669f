import { availableParallelism } from "node:os";
import type { LinkedProgram } from "../../analyzers/javascript/linking/linked-program";

/** More threads than this mostly wait for each other's memory. */
const MAX_THREADS = 4;
/** Characters of code that take longer to analyse than a thread takes to start. */
const WORTH_A_THREAD = 400_000;

/** What one thread scans: modules that nothing outside of them imports, and that import nothing outside. */
export interface ScanPart {
  /** Everything that has to be known, to say what is in `wanted`. */
  readonly modules: readonly string[];
  /** URIs of the files that are asked for. */
  readonly wanted: readonly string[];
}

/**
 * Divides the files of a scan among threads, about as much code to each; into one part when there is too little to make threads for.
 * @param wanted URIs of the files that are asked for
 */
export function scanPartsOf(program: LinkedProgram, wanted: readonly string[], threads = availableParallelism()): ScanPart[] {
  const asked = new Set(wanted);
  const groups = program
    .unconnected()
    .map((modules) => ({ modules, wanted: modules.filter((uri) => asked.has(uri)), size: sizeOf(program, modules) }))
    .filter((group) => group.wanted.length > 0)
    .sort((a, b) => b.size - a.size);
  const total = groups.reduce((sum, { size }) => sum + size, 0);
  const count = Math.min(threads, MAX_THREADS, groups.length, Math.ceil(total / WORTH_A_THREAD));
  const parts = Array.from({ length: count }, () => ({ modules: [] as string[], wanted: [] as string[], size: 0 }));
  for (const group of groups) {
    const smallest = parts.reduce((least, part) => (part.size < least.size ? part : least));
    smallest.modules.push(...group.modules);
    smallest.wanted.push(...group.wanted);
    smallest.size += group.size;
  }
  return parts;
}

function sizeOf(program: LinkedProgram, modules: readonly string[]): number {
  return modules.reduce((sum, uri) => sum + program.lengthOf(uri), 0);
}
