import bcrypt from "bcrypt";
import { createDecipheriv, createHash, createHmac, randomBytes, scryptSync } from "node:crypto";

export async function store(password: string): Promise<string> {
  // ok: password-with-fast-hash
  return bcrypt.hash(password, 12);
}

export function storeSalted(password: string): Buffer {
  const salt = randomBytes(16);
  // ok: password-with-fast-hash
  return Buffer.concat([salt, scryptSync(password, salt, 32)]);
}

export function fingerprint(file: Buffer, password: string): string {
  // ok: password-with-fast-hash
  const digest = createHash("sha256").update(file).digest("hex");
  // ok: password-with-fast-hash
  return createHmac("sha256", password).update(digest).digest("hex");
}

const digestOf = (...parts: Buffer[]): Buffer => createHash("sha512").update(Buffer.concat(parts)).digest();

/** The hash of a sheet's password, as the format has it: each round takes in what the last one gave. */
export function keyOf(password: string, salt: Buffer, rounds: number): Buffer {
  // ok: password-with-fast-hash
  let key = digestOf(salt, Buffer.from(password, "utf16le"));
  for (let round = 0; round < rounds; round++) key = digestOf(key, Buffer.of(round & 255, round >> 8));
  return key;
}

/** How the key was made of the passphrase was up to those who encrypted the file. */
export function open(file: Buffer, iv: Buffer, passphrase: string): Buffer {
  // ok: password-with-fast-hash
  const key = createHash("md5").update(passphrase).digest();
  const decipher = createDecipheriv("aes-128-cbc", key, iv);
  return Buffer.concat([decipher.update(file), decipher.final()]);
}

/** One of 32 shelves: whoever knows which one knows nothing of the password. */
export function shelfOf(password: string): string {
  // ok: password-with-fast-hash
  const digest = createHash("sha1").update(password).digest();
  let sum = 0;
  for (const byte of digest) sum += byte;
  return (sum % 32).toString(16);
}
