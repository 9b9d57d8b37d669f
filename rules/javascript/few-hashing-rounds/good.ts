import { pbkdf2Sync, scryptSync } from "node:crypto";
import argon2 from "argon2";
import bcrypt from "bcrypt";

export function store(password: string): Promise<string> {
  // ok: few-hashing-rounds
  return bcrypt.hash(password, 12);
}

export function byDefault(password: string, rounds: number): Promise<string>[] {
  // ok: few-hashing-rounds
  return [bcrypt.genSalt(), bcrypt.hash(password, rounds)];
}

export function forTests(password: string): string {
  // ok: few-hashing-rounds
  return bcrypt.hashSync(password, process.env.NODE_ENV === "test" ? 1 : 12);
}

export function derive(password: string, salt: Buffer): Buffer[] {
  return [
    // ok: few-hashing-rounds
    pbkdf2Sync(password, salt, 600_000, 32, "sha256"),
    // ok: few-hashing-rounds
    pbkdf2Sync(password, salt, 210_000, 32, "sha512"),
    // ok: few-hashing-rounds
    scryptSync(password, salt, 32),
    // ok: few-hashing-rounds
    scryptSync(password, salt, 32, { N: 131_072, r: 8, p: 1 }),
  ];
}

export function known(password: string, stored: { salt: Buffer; iterations: number }): Buffer {
  // ok: few-hashing-rounds
  return pbkdf2Sync(password, stored.salt, stored.iterations, 32, "sha256");
}

// The standard for wallets says how many, and the words are random.
export function seedOf(mnemonic: string, salt: string): Buffer {
  // ok: few-hashing-rounds
  return pbkdf2Sync(mnemonic, salt, 2048, 64, "sha512");
}

export function cookieKey(secret: string): Buffer {
  // ok: few-hashing-rounds
  return pbkdf2Sync(secret, "signed cookie", 1000, 64, "sha1");
}

export function withArgon2(password: string): Promise<string> {
  // ok: few-hashing-rounds
  return argon2.hash(password, { memoryCost: 19_456, timeCost: 2 });
}
