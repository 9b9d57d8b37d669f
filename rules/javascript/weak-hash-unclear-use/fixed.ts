import { createHash } from "node:crypto";

export function summaryOf(content: Buffer): string {
  // ruleid: weak-hash-unclear-use
  return createHash("sha256").update(content).digest("hex");
}

/** What it is for, its callers know. */
export function md5(text: string): string {
  // ruleid: weak-hash-unclear-use
  const result = createHash("sha256");
  result.update(text);
  return result.digest("hex");
}
