import type { Journal, Reader } from "./journal";

/** One who runs functions for what happens in them, and does nothing with what they give. */
export const NOBODY: Reader = {};

/** Who read something in the pass at hand, before all that it may be was known. */
export class Readers {
  private pass = -1;
  /** Mostly there is one. Undefined stands for code that only another pass runs again. */
  private first: Reader | undefined;
  private others: Set<Reader | undefined> | undefined;

  note(journal: Journal, reader: Reader | undefined): void {
    if (this.pass !== journal.pass) {
      this.pass = journal.pass;
      this.first = reader;
      this.others = undefined;
    } else if (reader !== this.first) (this.others ??= new Set()).add(reader);
  }

  /** What they read has changed. */
  outdate(journal: Journal): void {
    if (this.pass !== journal.pass) return;
    journal.outdate(this.first);
    for (const reader of this.others ?? []) journal.outdate(reader);
  }
}
