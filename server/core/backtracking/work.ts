/** Thrown when an expression is too large, or too hard to judge, to be looked at while somebody waits. */
export class TooLarge extends Error {}

/** How many steps may still be taken, so that no expression keeps anybody waiting. Counted, not timed: the same on any machine. */
export class Work {
  constructor(private left: number) {}

  /** @throws TooLarge when they are used up */
  spend(steps = 1): void {
    this.left -= steps;
    if (this.left < 0) throw new TooLarge();
  }
}
