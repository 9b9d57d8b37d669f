import assert from "node:assert/strict";
import { CancelledError, throwIfCancelled } from "../core/cancellation";
import { AnalysisQueue } from "./analysis-queue";
import { CancellationSource } from "./cancellation-source";

describe("AnalysisQueue", () => {
  const never = new CancellationSource();

  it("runs one job at a time, the urgent ones first", async () => {
    const queue = new AnalysisQueue();
    const order: string[] = [];
    let running = 0;
    const job = (name: string) => async () => {
      assert.equal(++running, 1);
      await Promise.resolve();
      order.push(name);
      running--;
    };
    const first = queue.run("asked", never, job("first"));
    const rest = [
      queue.run("background", never, job("background 1")),
      queue.run("background", never, job("background 2")),
      queue.run("open", never, job("open")),
      queue.run("asked", never, job("asked")),
    ];
    await Promise.all([first, ...rest]);
    assert.deepEqual(order, ["first", "asked", "open", "background 1", "background 2"]);
  });

  it("puts a running job off for a more urgent one, and does it afterwards", async () => {
    const queue = new AnalysisQueue();
    const order: string[] = [];
    let starts = 0;
    const background = queue.run("background", never, async (token) => {
      starts++;
      if (starts === 1) await new Promise<void>((resolve) => token.onCancellationRequested(resolve));
      throwIfCancelled(token);
      order.push("background");
    });
    const asked = queue.run("asked", never, () => {
      order.push("asked");
      return Promise.resolve();
    });
    await Promise.all([background, asked]);
    assert.deepEqual(order, ["asked", "background"]);
    assert.equal(starts, 2);
  });

  it("tells whether somebody else waits", async () => {
    const queue = new AnalysisQueue();
    const awaited: boolean[] = [];
    const job = () => {
      awaited.push(queue.isAwaited("asked"));
      return Promise.resolve();
    };
    await Promise.all([queue.run("asked", never, job), queue.run("background", never, job), queue.run("asked", never, job)]);
    assert.deepEqual(awaited, [false, false, false], "the first has begun before the others came");
    awaited.length = 0;
    await queue.run("asked", never, async () => {
      const others = [queue.run("asked", never, job), queue.run("asked", never, job)];
      assert.ok(queue.isAwaited("asked") && !queue.isAwaited("background"));
      await Promise.resolve();
      void Promise.all(others);
    });
    await queue.run("asked", never, job);
    assert.deepEqual(awaited, [true, true, false]);
  });

  it("never starts what was cancelled while it waited, and goes on after failures", async () => {
    const queue = new AnalysisQueue();
    const cancelled = new CancellationSource();
    const failing = queue.run("asked", never, () => Promise.reject(new Error("broken")));
    const waiting = queue.run("asked", cancelled, () => Promise.reject(new Error("was started")));
    const last = queue.run("asked", never, () => Promise.resolve(3));
    cancelled.cancel();
    await assert.rejects(failing, /broken/);
    await assert.rejects(waiting, CancelledError);
    assert.equal(await last, 3);
  });

  it("cancels a running job with its token", async () => {
    const queue = new AnalysisQueue();
    const source = new CancellationSource();
    const job = queue.run("background", source, async (token) => {
      await new Promise<void>((resolve) => token.onCancellationRequested(resolve));
      throwIfCancelled(token);
    });
    source.cancel();
    await assert.rejects(job, CancelledError);
  });
});
