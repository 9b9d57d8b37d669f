import type { LinkedProgram } from "../../analyzers/javascript/linking/linked-program";

/** Modules that nothing outside of them imports, and that import nothing outside: whoever scans them needs nothing else. */
export interface ScanPart {
  /** Everything that has to be known, to say what is in `wanted`. */
  readonly modules: readonly string[];
  /** URIs of the files that are asked for. */
  readonly wanted: readonly string[];
}

/**
 * Divides the files of a scan as finely as imports allow, the parts with the most code first.
 * @param wanted URIs of the files that are asked for
 */
export function scanPartsOf(program: LinkedProgram, wanted: readonly string[]): ScanPart[] {
  const asked = new Set(wanted);
  return program
    .unconnected()
    .map((modules) => ({ part: { modules, wanted: modules.filter((uri) => asked.has(uri)) }, size: sizeOf(program, modules) }))
    .filter(({ part }) => part.wanted.length > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ part }) => part);
}

function sizeOf(program: LinkedProgram, modules: readonly string[]): number {
  return modules.reduce((sum, uri) => sum + program.lengthOf(uri), 0);
}

/** Parts that several threads have before them: whoever is free takes the next. The small ones come last, so all are done at about the same time. */
export class PartQueue {
  private readonly taken: Int32Array;

  /** @param shared counts the parts that are taken, for all threads */
  constructor(
    readonly parts: readonly ScanPart[],
    readonly shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  ) {
    this.taken = new Int32Array(shared);
  }

  /** The next part that nobody has; undefined when there is none. */
  take(): ScanPart | undefined {
    return this.parts[Atomics.add(this.taken, 0, 1)];
  }
}
