import type { SourceDocument } from "../core/document";
import type { Incompleteness } from "../core/finding";

/** A file as a document of version 0, and what its reader must know about it; no document when it cannot be analysed. */
export interface ReadResult {
  readonly document: SourceDocument | undefined;
  readonly incomplete: readonly Incompleteness[];
}

export function readDocument(_path: string): Promise<ReadResult> {
  return Promise.resolve({ document: undefined, incomplete: [] });
}
