import type { SourceDocument } from "../core/document";
import type { Incompleteness } from "../core/finding";

/** Texts longer than this are data or bundles, not code that somebody writes. */
export const MAX_TEXT_LENGTH = 1_500_000;

/** Why a document is not analysed at all: nobody writes megabytes, and binary files are no text. Undefined when it is. */
export function refusalOf({ text }: SourceDocument): Incompleteness | undefined {
  if (text.length > MAX_TEXT_LENGTH) {
    const megabytes = (text.length / 1e6).toFixed(1);
    const message = `not analysed: ${megabytes} MB is more than a person writes (limit ${MAX_TEXT_LENGTH / 1e6} MB)`;
    return { reason: "too-large", message };
  }
  return text.includes("\0") ? { reason: "binary", message: "not analysed: this is not text" } : undefined;
}
