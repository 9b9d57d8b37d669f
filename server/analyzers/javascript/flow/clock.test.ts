import assert from "node:assert/strict";
import { CancelledError, NEVER_CANCELLED } from "../../../core/cancellation";
import { BudgetExceeded, Clock } from "./clock";

function ticksOf(clock: Clock, pause: () => void): number {
  const before = clock.ticks;
  try {
    for (;;) {
      pause();
      clock.tick();
    }
  } catch (error) {
    assert.ok(error instanceof BudgetExceeded);
  }
  return clock.ticks - before;
}

describe("Clock", () => {
  it("ends a run after the same work, however long that takes", () => {
    const clock = new Clock();
    clock.start(100, NEVER_CANCELLED);
    const quick = ticksOf(clock, () => undefined);
    clock.start(100, NEVER_CANCELLED);
    const slow = ticksOf(clock, () => {
      if (clock.ticks % 512 === 0) for (const until = Date.now() + 2; Date.now() < until;);
    });
    assert.ok(Math.abs(quick - slow) < 256, `${quick} and ${slow}`);
  });

  it("ends a run that takes far longer than its work should", () => {
    const clock = new Clock();
    clock.start(1, NEVER_CANCELLED);
    let waited = false;
    const work = ticksOf(clock, () => {
      if (!waited) for (const until = Date.now() + 50; Date.now() < until;);
      waited = true;
    });
    assert.ok(work <= 512);
  });

  it("ends when nobody wants the result any more", () => {
    const clock = new Clock();
    clock.start(1000, { isCancellationRequested: true });
    assert.throws(() => {
      for (let count = 0; count < 1000; count++) clock.tick();
    }, CancelledError);
  });
});
