import { createHash, randomBytes, randomInt, randomUUID } from "node:crypto";
import { users } from "./users";

export function requestReset(id: string): void {
  const user = users.get(id);
  if (!user) return;
  // ruleid: insecure-randomness
  user.resetToken = randomBytes(16).toString("hex");
  // ruleid: insecure-randomness
  user.otp = randomInt(100000, 1000000);
  // ruleid: insecure-randomness
  user.sessionId = createHash("sha256").update(randomUUID()).digest("hex");
}

export function randomPassword(length: number): string {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  let password = "";
  for (let index = 0; index < length; index++) {
    // ruleid: insecure-randomness
    password += letters.charAt(randomInt(letters.length));
  }
  return password;
}
