import { createHash } from "node:crypto";

/** SHA-256 of texts and bytes, which keeps `"ab", "c"` apart from `"a", "bc"`. */
export function digestOf(...parts: readonly (string | Uint8Array)[]): string {
  return digestOfAll(parts);
}

/** The same of a list of any length: as arguments, a large project's files do not fit on the stack. */
export function digestOfAll(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    if (parts.length > 1) hash.update(`${typeof part === "string" ? Buffer.byteLength(part) : part.length}:`);
    hash.update(part);
  }
  return hash.digest("base64url");
}
