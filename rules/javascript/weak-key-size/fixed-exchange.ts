import { createDiffieHellman, getDiffieHellman } from "node:crypto";

export function exchange(): string {
  // ruleid: weak-key-size
  return getDiffieHellman("modp15").generateKeys("hex");
}
