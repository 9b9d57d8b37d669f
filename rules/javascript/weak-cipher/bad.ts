import crypto, { createCipheriv as encryptWith } from "node:crypto";
import CryptoJS from "crypto-js";

const LEGACY = "bf-cbc";

export function triple(text: string, key: Buffer, iv: Buffer): string {
  // ruleid: weak-cipher
  const cipher = crypto.createCipheriv("des-ede3-cbc", key, iv);
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

export function blocks(text: string, key: Buffer): Buffer {
  // ruleid: weak-cipher
  const cipher = encryptWith("aes-256-ecb", key, null);
  return Buffer.concat([cipher.update(text), cipher.final()]);
}

export function legacy(text: string, key: Buffer, iv: Buffer): Buffer {
  // ruleid: weak-cipher
  return crypto.createCipheriv(LEGACY, key, iv).update(text);
}

export function inBrowser(text: string, key: string): string {
  // ruleid: weak-cipher
  return CryptoJS.TripleDES.encrypt(text, key).toString();
}

export function repeating(text: string, key: string): string {
  // ruleid: weak-cipher
  return CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB }).toString();
}
