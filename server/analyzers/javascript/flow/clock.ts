import { CancelledError, type CancellationToken, NEVER_CANCELLED } from "../../../core/cancellation";

/** Thrown when a run used up its budget; what was found until then counts. */
export class BudgetExceeded extends Error {}

/** Thrown when it took too long for that: the next time, or elsewhere, more may be found. */
export class TimeExceeded extends BudgetExceeded {}

const TICKS_PER_LOOK = 256;

/**
 * What a millisecond of a budget pays for. Budgets are counted in work and not in time, so that every machine, busy or not, finds the same:
 * this is about what an ordinary one does.
 */
const TICKS_PER_MILLISECOND = 50;

/** How many times its budget a run may really take, for steps that take far longer than others. */
const MAX_OVERDRAFT = 10;

/** Counts the work of a run, and now and then looks whether anybody still wants the result. */
export class Clock {
  /** Work done so far: statements and calls. */
  ticks = 0;
  private end = Infinity;
  private deadline = Infinity;
  private cancellation: CancellationToken = NEVER_CANCELLED;

  start(budgetMilliseconds: number, cancellation: CancellationToken): void {
    this.end = this.ticks + budgetMilliseconds * TICKS_PER_MILLISECOND;
    this.deadline = Date.now() + budgetMilliseconds * MAX_OVERDRAFT;
    this.cancellation = cancellation;
  }

  /** @throws BudgetExceeded, TimeExceeded or CancelledError */
  tick(): void {
    if (++this.ticks % TICKS_PER_LOOK !== 0) return;
    if (this.cancellation.isCancellationRequested) throw new CancelledError();
    if (this.ticks > this.end) throw new BudgetExceeded();
    if (Date.now() > this.deadline) throw new TimeExceeded();
  }
}
