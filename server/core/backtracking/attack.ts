import type { Span } from "../position";

/** How the time of matching grows with the text in the worst case. */
export type Growth = "exponential" | "polynomial";

/** A text on which an expression takes far longer than a text of its length deserves: `prefix`, many times `pump`, `suffix`. */
export interface Attack {
  readonly growth: Growth;
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
  /** The repetition in the pattern that can read the same text in many ways. */
  readonly part: Span;
}
