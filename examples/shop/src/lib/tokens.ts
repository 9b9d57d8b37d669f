import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt, scryptSync, timingSafeEqual } from "node:crypto";

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

export function sessionToken(): string {
  return randomBytes(32).toString("base64url");
}

export function passwordResetToken(): string {
  const token = Math.random().toString(36).slice(2) + Date.now().toString(36);
  return token;
}

export function voucherCode(): string {
  return Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${scryptSync(password, salt, 32).toString("hex")}`;
}

export function passwordMatches(password: string, stored: string): boolean {
  const [salt = "", hash = ""] = stored.split(":");
  const expected = Buffer.from(hash, "hex");
  const actual = scryptSync(password, Buffer.from(salt, "hex"), 32);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Accounts from before 2019 were imported with the hashes of the old shop. */
export function legacyPasswordMatches(password: string, stored: string): boolean {
  return createHash("md5").update(password).digest("hex") === stored;
}

/** The last digits of a card, kept for support; 12 bytes of nonce and 16 of tag go in front. */
export function sealCard(card: string, key: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(card, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

export function openCard(sealed: Buffer, key: Buffer): string {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
}

/** Gift cards carry their value in the code itself, so that tills can read it without a connection. */
export function giftCardCode(cents: number, key: Buffer): string {
  const cipher = createCipheriv("des-ede3-ecb", key, null);
  return cipher.update(String(cents).padStart(8, "0"), "utf8", "hex") + cipher.final("hex");
}
