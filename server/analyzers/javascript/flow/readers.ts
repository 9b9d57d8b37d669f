import type { Journal, Reader } from "./journal";

/** One who runs functions for what happens in them, and does nothing with what they give. */
export const NOBODY: Reader = {};

/** Who read something in the run at hand, before all that it may be was known. */
export class Readers {
  private run = -1;
  /** Mostly there is one. */
  private first: Reader | undefined;
  private others: Set<Reader> | undefined;
  /** The pass in which code read it that only another pass runs again. */
  private readOutsideIn = -1;

  /** @param reader undefined for code that only another pass runs again */
  note(journal: Journal, reader: Reader | undefined): void {
    if (this.run !== journal.run) {
      this.run = journal.run;
      this.first = undefined;
      this.others = undefined;
    }
    if (!reader) this.readOutsideIn = journal.pass;
    else if (!this.first) this.first = reader;
    else if (reader !== this.first) (this.others ??= new Set()).add(reader);
  }

  /** What they read has changed. */
  outdate(journal: Journal): void {
    if (this.readOutsideIn === journal.pass) journal.outdate(undefined);
    if (this.run !== journal.run || !this.first) return;
    journal.outdate(this.first);
    for (const reader of this.others ?? []) journal.outdate(reader);
  }
}
