import jwt from "jsonwebtoken";
import { nanoid } from "nanoid/non-secure";
import { createCipheriv, createHash, createHmac } from "node:crypto";
import _ from "lodash";

interface User {
  id: string;
  resetToken?: string;
  otp?: number;
}

export function requestReset(user: User): void {
  // ruleid: insecure-randomness
  user.resetToken = Math.random().toString(36).slice(2);
  // ruleid: insecure-randomness
  user.otp = Math.floor(100_000 + Math.random() * 900_000);
}

export function createSession(user: User): object {
  // ruleid: insecure-randomness
  const sessionId = createHash("sha256").update(String(Math.random())).digest("hex");
  // ruleid: insecure-randomness
  return { user: user.id, sessionId, csrfToken: "c" + Math.random() };
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

export function verificationCode(): string {
  const digits = "0123456789";
  // ruleid: insecure-randomness
  const code = { emailCode: "", verificationCode: digits[Math.floor(Math.random() * 10)] + digits[~~(Math.random() * 10)] };
  return code.verificationCode;
}

export function inviteCode(): string {
  const signs = [..."abcdefghjkmnpqrstuvwxyz23456789"];
  // ruleid: insecure-randomness
  const inviteCode = Array.from({ length: 8 }, () => signs[Math.floor(Math.random() * signs.length)]).join("");
  return inviteCode;
}

export function sign(user: User): string {
  const key = `${Date.now()}-${Math.random()}`;
  // ruleid: insecure-randomness
  return jwt.sign({ sub: user.id }, key);
}

export function seal(text: string, key: Buffer): string {
  const vector = Buffer.alloc(16);
  vector.fill(String(Math.random()));
  // ruleid: insecure-randomness
  const cipher = createCipheriv("aes-256-cbc", key, vector);
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

export class Invitations {
  // ruleid: insecure-randomness
  readonly inviteCode = nanoid();

  constructor(
    // ruleid: insecure-randomness
    readonly apiKey = _.random(1, 1e9).toString(16),
  ) {}

  hook(body: string): string {
    // ruleid: insecure-randomness
    return createHmac("sha256", Math.random().toString()).update(body).digest("hex");
  }
}
