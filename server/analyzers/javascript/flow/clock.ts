import { CancelledError, type CancellationToken, NEVER_CANCELLED } from "../../../core/cancellation";

/** Thrown when a run used up its time; what was found until then counts. */
export class BudgetExceeded extends Error {}

const TICKS_PER_LOOK = 256;

/** Counts the work of a run and looks at the time now and then. */
export class Clock {
  /** Work done so far: statements and calls. */
  ticks = 0;
  private deadline = Infinity;
  private cancellation: CancellationToken = NEVER_CANCELLED;

  start(budgetMilliseconds: number, cancellation: CancellationToken): void {
    this.deadline = Date.now() + budgetMilliseconds;
    this.cancellation = cancellation;
  }

  /** @throws BudgetExceeded or CancelledError */
  tick(): void {
    if (++this.ticks % TICKS_PER_LOOK !== 0) return;
    if (this.cancellation.isCancellationRequested) throw new CancelledError();
    if (Date.now() > this.deadline) throw new BudgetExceeded();
  }
}
