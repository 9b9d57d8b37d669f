import type { Journal } from "./journal";
import type { Machine } from "./machine";

/** Which modules are as they were when they were solved, so that what was found out about their functions then still holds. */
export class UntouchedModules {
  private readonly changed = new Map<Machine, boolean>();
  /** How much had been changed when that was asked. */
  private knownChanges = 0;

  constructor(private readonly journal: Journal) {}

  /** True while neither the module nor anything that it imports was changed by the run at hand. */
  has(module: Machine): boolean {
    const { touched, changes } = this.journal;
    if (changes !== this.knownChanges) {
      this.knownChanges = changes;
      this.changed.clear();
    }
    if (touched.size === 0) return true;
    let isChanged = this.changed.get(module);
    if (isChanged === undefined) {
      const reached = new Set([module]);
      isChanged = false;
      for (const each of reached) {
        if (touched.has(each.run)) isChanged = true;
        for (const imported of isChanged ? [] : each.imports) reached.add(imported);
      }
      this.changed.set(module, isChanged);
    }
    return !isChanged;
  }
}
