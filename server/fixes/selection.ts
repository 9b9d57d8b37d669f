import type { TextEdit } from "../core/edit";
import type { Finding } from "../core/finding";
import { overlaps } from "../core/position";

/** Edits that do not touch each other, and the findings that they repair. */
export class Selection {
  readonly edits: TextEdit[];
  readonly targets: Finding[];

  constructor(from?: Selection) {
    this.edits = [...(from?.edits ?? [])];
    this.targets = [...(from?.targets ?? [])];
  }

  /** False when one of the edits gets in the way of those that are there. */
  add(target: Finding, edits: readonly TextEdit[]): boolean {
    const added = editsBeside(this.edits, edits);
    if (!added) return false;
    this.edits.push(...added);
    this.targets.push(target);
    return true;
  }
}

/** Those of a fix's edits that are not among the ones chosen; undefined when one of them gets in the way of another. */
function editsBeside(chosen: readonly TextEdit[], edits: readonly TextEdit[]): TextEdit[] | undefined {
  const added = edits.filter((edit) => !chosen.some((other) => isSameEdit(edit, other)));
  return added.some((edit) => chosen.some((other) => overlaps(edit.span, other.span))) ? undefined : added;
}

/** Two fixes may need the same import or the same property: once is enough. */
function isSameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}
