import crypto, { pbkdf2Sync, scryptSync } from "node:crypto";
import argon2 from "argon2";
import bcrypt from "bcrypt";

const SALT = "f1nd1ngn3m0";
const ONCE = crypto.randomBytes(16);

export function byConstant(password: string): string {
  // ruleid: fixed-salt
  return pbkdf2Sync(password, SALT, 600_000, 32, "sha256").toString("hex");
}

export function byText(password: string): Buffer {
  // ruleid: fixed-salt
  return scryptSync(password, "salt", 32);
}

export function bySetting(password: string, done: (error: Error | null, key: Buffer) => void): void {
  // ruleid: fixed-salt
  crypto.scrypt(password, process.env.PASSWORD_SALT as string, 64, done);
}

export function byStart(password: string): Buffer {
  // ruleid: fixed-salt
  return scryptSync(password, ONCE, 32);
}

export async function byOption(password: string): Promise<string> {
  // ruleid: fixed-salt
  return argon2.hash(password, { type: argon2.argon2id, salt: Buffer.from("somesaltsomesalt") });
}

export function byBcrypt(password: string): string {
  // ruleid: fixed-salt
  return bcrypt.hashSync(password, "$2b$12$abcdefghijklmnopqrstuu");
}

export async function inPage(material: CryptoKey): Promise<CryptoKey> {
  // ruleid: fixed-salt
  const parameters = { name: "PBKDF2", hash: "SHA-256", iterations: 600_000, salt: new TextEncoder().encode("my-application") };
  return crypto.subtle.deriveKey(parameters, material, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
}
