import { pbkdf2Sync, randomBytes, scryptSync } from "node:crypto";
import argon2 from "argon2";
import bcrypt from "bcryptjs";

interface User {
  readonly salt: string;
  readonly hash: string;
}

export function hash(password: string): User {
  const salt = randomBytes(16).toString("hex");
  // ok: fixed-salt
  return { salt, hash: pbkdf2Sync(password, salt, 600_000, 32, "sha256").toString("hex") };
}

export function matches(password: string, user: User): boolean {
  // ok: fixed-salt
  return scryptSync(password, user.salt, 32).toString("hex") === user.hash;
}

// A long random setting needs no salt.
// ok: fixed-salt
export const fieldKey = scryptSync(process.env.FIELD_SECRET as string, "fields", 32);

export function keyFor(secret: Buffer): Buffer {
  // ok: fixed-salt
  return scryptSync(secret, "cookies", 32);
}

export function withRounds(password: string): Promise<string> {
  // ok: fixed-salt
  return bcrypt.hash(password, 12);
}

export function withOwnSalt(password: string): Promise<string> {
  // ok: fixed-salt
  return argon2.hash(password, { memoryCost: 65_536 });
}

export function forUser(password: string, email: string): Buffer {
  // ok: fixed-salt
  return scryptSync(password, `shop:${email}`, 32);
}
