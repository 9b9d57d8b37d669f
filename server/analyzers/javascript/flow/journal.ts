/** One who reads what may still change, and can be run again; see context.ts. */
export type Reader = object;

/** Something that belongs to the run which made it. */
export interface Owned {
  readonly run: number;
}

/**
 * Modules are solved one after the other over one heap. A run may call functions of modules that were solved before and store into
 * their objects; the next run has to find those as they were, so what is changed in them is noted here and undone at the run's end.
 */
export class Journal {
  /** Number of the run at hand. */
  run = 0;
  /** Number of the pass at hand, over all runs. */
  pass = 0;
  /** True once something changed in this pass that code outside of functions had already read: another pass is needed. */
  stale = false;
  /** Another number whenever what was found out in contexts before no longer counts. */
  age = 0;
  /** The context of a function that runs, which can be run again by itself. */
  reader: Reader | undefined;
  /** Contexts that read something in this pass which changed since. */
  outdated = new Set<Reader>();
  /** Earlier runs whose objects this one changed. */
  readonly touched = new Set<number>();
  /** How often anything was changed so far that somebody may have read. */
  writes = 0;
  /** Another number whenever `touched` was changed. */
  changes = 0;
  private isAllOutdated = false;
  private lastRun = 0;
  private undos: (() => void)[] = [];

  beginRun(): void {
    this.run = ++this.lastRun;
    this.stale = false;
    this.isAllOutdated = false;
    this.reader = undefined;
    this.outdated.clear();
  }

  beginPass(): void {
    this.pass++;
    if (this.isAllOutdated) this.age++;
    this.isAllOutdated = false;
    this.stale = false;
    this.reader = undefined;
  }

  /** What somebody read in this pass has changed. */
  outdate(reader: Reader | undefined): void {
    if (reader) this.outdated.add(reader);
    else this.stale = true;
  }

  /** Something changed of which nobody knows who read it: all is done again. */
  outdateAll(): void {
    this.stale = true;
    this.isAllOutdated = true;
  }

  /**
   * To be called before something of `owner` changes, with what takes the change back.
   * @param mayBeRead false for what nobody has asked for so far
   */
  note(owner: Owned, undo: () => void, mayBeRead = true): void {
    if (mayBeRead) this.writes++;
    if (owner.run === this.run) return;
    this.undos.push(undo);
    if (this.touched.has(owner.run)) return;
    this.touched.add(owner.run);
    this.changes++;
  }

  /** Does something in a run of its own, inside of the one at hand, after which everything is as it was before. */
  aside(work: () => void): void {
    const { run, stale, undos, reader, outdated } = this;
    const touched = [...this.touched];
    this.run = ++this.lastRun;
    this.undos = [];
    this.outdated = new Set();
    try {
      work();
    } finally {
      this.endRun();
      this.run = run;
      Object.assign(this, { stale, undos, reader, outdated });
      for (const each of touched) this.touched.add(each);
    }
  }

  /** Takes back what the run changed in objects of earlier ones. */
  endRun(): void {
    for (let undo = this.undos.pop(); undo; undo = this.undos.pop()) undo();
    this.touched.clear();
    this.changes++;
  }
}
