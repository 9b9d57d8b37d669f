import { createHash } from "node:crypto";
import { users } from "./users";

export function requestReset(id: string): void {
  const user = users.get(id);
  if (!user) return;
  // ruleid: insecure-randomness
  user.resetToken = Math.random().toString(36).substring(2, 15) + Math.random().toString(36).substring(2, 15);
  // ruleid: insecure-randomness
  user.otp = Math.floor(100000 + Math.random() * 900000);
  // ruleid: insecure-randomness
  user.sessionId = createHash("sha256").update(String(Math.random())).digest("hex");
}

export function randomPassword(length: number): string {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  let password = "";
  for (let index = 0; index < length; index++) {
    // ruleid: insecure-randomness
    password += letters.charAt(Math.floor(Math.random() * letters.length));
  }
  return password;
}
