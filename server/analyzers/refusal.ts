import type { SourceDocument } from "../core/document";
import type { Incompleteness } from "../core/finding";
import { dependencyFileKind, MAX_LOCKFILE_LENGTH } from "./dependencies/file-names";

/** Texts longer than this are data or bundles, not code that somebody writes. */
export const MAX_TEXT_LENGTH = 1_500_000;

/** How long a text may be, by the name of its file: a lockfile holds everything that is installed. */
export function maxLengthOf(place: string): number {
  return dependencyFileKind(place) === "lockfile" ? MAX_LOCKFILE_LENGTH : MAX_TEXT_LENGTH;
}

/** False for what is longer than what people write, and is only looked at because it is a lockfile. */
export function isWritten({ text }: SourceDocument): boolean {
  return text.length <= MAX_TEXT_LENGTH;
}

/** Why a document is not analysed at all: nobody writes megabytes, and binary files are no text. Undefined when it is. */
export function refusalOf({ uri, text }: SourceDocument): Incompleteness | undefined {
  const limit = maxLengthOf(uri);
  if (text.length > limit) {
    const megabytes = (text.length / 1e6).toFixed(1);
    if (limit > MAX_TEXT_LENGTH)
      return { reason: "lockfile", message: `not checked: ${megabytes} MB is more than any lockfile has (limit ${limit / 1e6} MB)` };
    const message = `not analysed: ${megabytes} MB is more than a person writes (limit ${limit / 1e6} MB)`;
    return { reason: "too-large", message };
  }
  return text.includes("\0") ? { reason: "binary", message: "not analysed: this is not text" } : undefined;
}
