import { open } from "node:fs/promises";

/** Where the report goes: standard output, or a file. */
export interface ReportOutput {
  /** Resolves when the text is written, so that a long report never piles up in memory. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the output before the scan, so that a mistake in its name costs no time.
 * @throws Error that names the file when it cannot be written; `write` rejects with the same, e.g. when the disk is full
 */
export async function openOutput(path: string | undefined): Promise<ReportOutput> {
  if (path === undefined) return { write: writeToStandardOutput, close: () => Promise.resolve() };
  const fail = (error: unknown): never => {
    throw new Error(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };
  const file = await open(path, "w").catch(fail);
  return { write: (text) => file.appendFile(text).catch(fail), close: () => file.close().catch(fail) };
}

function writeToStandardOutput(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
