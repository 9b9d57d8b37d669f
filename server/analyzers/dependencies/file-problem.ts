import type { Span } from "../../core/position";

/** What keeps a manifest or lockfile from being understood, at its place. */
export interface FileProblem {
  /** A sentence without a full stop that says what is wrong and, where that is known, what to do. */
  readonly message: string;
  readonly span: Span;
}
