import type { MessagePort } from "node:worker_threads";
import { version } from "../../../../package.json";
import { updateAdvisories, type UpdateProgress } from "../../../workspace/advisories/advisory-update";
import { OSV_ADDRESS } from "../../../workspace/advisories/osv-address";

/** What a thread that fetches advisories is told. */
export interface UpdateOrder {
  /** Undefined for OSV's own. */
  readonly from?: string;
}

export type UpdateReport =
  | { readonly kind: "progress"; readonly progress: UpdateProgress }
  /** `error`: what went wrong, undefined where nothing did. */
  | { readonly kind: "end"; readonly error: string | undefined };

/** Longer than any server thinks, shorter than anybody waits. */
const STALL_MILLISECONDS = 30_000;
/** Often enough for an eye. */
const PROGRESS_MILLISECONDS = 100;

/** Fetches advisories: it takes seconds of work, which neither the editor's requests nor an analysis should wait for. */
export async function serveUpdate(port: MessagePort, { from = OSV_ADDRESS }: UpdateOrder): Promise<void> {
  const abort = new AbortController();
  port.on("message", () => {
    abort.abort();
  });
  let told = 0;
  const tell = (report: UpdateReport): void => {
    port.postMessage(report);
  };
  try {
    await updateAdvisories({
      from,
      userAgent: `buckler/${version}`,
      stallMilliseconds: STALL_MILLISECONDS,
      signal: abort.signal,
      onProgress: (progress) => {
        const now = Date.now();
        if (now - told < PROGRESS_MILLISECONDS) return;
        told = now;
        tell({ kind: "progress", progress });
      },
    });
    tell({ kind: "end", error: undefined });
  } catch (error) {
    tell({ kind: "end", error: error instanceof Error ? error.message : String(error) });
  }
}
