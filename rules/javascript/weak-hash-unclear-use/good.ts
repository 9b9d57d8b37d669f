import { createHash } from "node:crypto";

export function summaryOf(content: Buffer): string {
  // ok: weak-hash-unclear-use
  return createHash("sha256").update(content).digest("hex");
}

export function cacheKeyOf(content: Buffer): string {
  // ok: weak-hash-unclear-use
  return createHash("sha1").update(content).digest("hex");
}

/** weak-hash reports it: what it is for is in plain sight. */
export function signatureOf(contract: Buffer): string {
  // ok: weak-hash-unclear-use
  return createHash("sha1").update(contract).digest("hex");
}
