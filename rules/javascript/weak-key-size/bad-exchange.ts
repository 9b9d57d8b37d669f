import { createDiffieHellman } from "node:crypto";

export function exchange(): string {
  // ruleid: weak-key-size
  return createDiffieHellman(512).generateKeys("hex");
}
