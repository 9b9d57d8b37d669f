import type { LinkedProgram } from "../../analyzers/javascript/linking/linked-program";

/** What one thread does by itself. */
export interface ScanPart {
  /** Everything that has to be known for it; nothing that these import is missing. */
  readonly modules: readonly string[];
  /** URIs of the files that are asked for and that whoever has the part can say all about, because whatever imports them is in it. */
  readonly wanted: readonly string[];
  /**
   * Present where more is connected by imports than one thread should have, so that several solve a section of it each: those of the modules of
   * which it tells the others what it found out. Their files are reported once all sections are solved.
   */
  readonly owned?: readonly string[];
}

/** Characters of code that take longer to solve than it takes several threads to tell each other of it. */
const WORTH_DIVIDING = 400_000;

/**
 * Divides the files of a scan as finely as imports allow, the parts with the most code first, and what is too much for one thread into sections.
 * @param wanted URIs of the files that are asked for
 */
export function scanPartsOf(program: LinkedProgram, wanted: readonly string[], threads: number): ScanPart[] {
  const asked = new Set(wanted);
  const groups = program
    .unconnected()
    .map((modules) => ({ modules, wanted: modules.filter((uri) => asked.has(uri)), size: sizeOf(program, modules) }))
    .filter((group) => group.wanted.length > 0)
    .sort((a, b) => b.size - a.size);
  const total = groups.reduce((sum, { size }) => sum + size, 0);
  return groups.flatMap(({ modules, wanted: files, size }): ScanPart[] => {
    const isTooLarge = threads > 1 && size > Math.max(total / threads, WORTH_DIVIDING);
    const sections = isTooLarge ? program.sections(files, threads) : undefined;
    if (!sections) return [{ modules, wanted: files }];
    return sections.map((section) => ({ modules: [...section.modules], wanted: [], owned: section.owned }));
  });
}

function sizeOf(program: LinkedProgram, modules: readonly string[]): number {
  return modules.reduce((sum, uri) => sum + program.lengthOf(uri), 0);
}

/** How many modules a thread gets on with by a part. */
export function progressOf({ modules, owned }: ScanPart): number {
  return (owned ?? modules).length;
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
