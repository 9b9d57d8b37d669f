import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";

const REFRESH_MILLISECONDS = 10_000;
/** Whoever holds a lock and does not say so for so long is gone, or on a machine that was stopped. */
const STALE_MILLISECONDS = 90_000;

/** Keeps two updates from working on the same files. */
export class UpdateLock {
  private readonly timer: NodeJS.Timeout;

  private constructor(private readonly path: string) {
    this.timer = setInterval(() => {
      this.refresh();
    }, REFRESH_MILLISECONDS);
    this.timer.unref();
  }

  /** @throws Error where another process holds it */
  static take(path: string): UpdateLock {
    const own = JSON.stringify({ process: process.pid, host: hostname(), id: randomUUID() });
    if (create(path, own)) return new UpdateLock(path);
    const other = contentOf(path);
    if (other !== undefined && isGone(path, other)) {
      // Somebody else may take the lock over at the same time: who moved it away has it.
      const aside = `${path}.${randomUUID()}`;
      try {
        renameSync(path, aside);
        const moved = contentOf(aside);
        rmSync(aside, { force: true });
        if (moved === other && create(path, own)) return new UpdateLock(path);
      } catch {
        // It was moved away already.
      }
    }
    throw new Error("another update of the advisories is under way: wait until it ends");
  }

  release(): void {
    clearInterval(this.timer);
    rmSync(this.path, { force: true });
  }

  private refresh(): void {
    const now = new Date();
    try {
      utimesSync(this.path, now, now);
    } catch {
      // Somebody took the file away; the index is still written in one step.
    }
  }
}

function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isGone(path: string, content: string): boolean {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  if (Date.now() - mtimeMs > STALE_MILLISECONDS) return true;
  try {
    const holder = JSON.parse(content) as { process?: unknown; host?: unknown };
    if (holder.host !== hostname() || typeof holder.process !== "number") return false;
    process.kill(holder.process, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
