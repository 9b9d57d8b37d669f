import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Writable } from "node:stream";

/** Where the report goes: standard output, or a file. */
export interface ReportOutput {
  /** Resolves when the reader is ready for more, so that a long report never piles up in memory. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the output before the scan, so that a mistake in its name costs no time.
 * @throws Error that names the file when it cannot be written
 */
export async function openOutput(path: string | undefined): Promise<ReportOutput> {
  if (path === undefined) return outputTo(process.stdout, () => Promise.resolve());
  try {
    const stream = createWriteStream(path, { fd: await open(path, "w") });
    return outputTo(stream, async () => {
      stream.end();
      await once(stream, "close");
    });
  } catch (error) {
    throw new Error(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function outputTo(stream: Writable, close: () => Promise<void>): ReportOutput {
  return {
    write: async (text) => {
      if (text !== "" && !stream.write(text)) await once(stream, "drain");
    },
    close,
  };
}
