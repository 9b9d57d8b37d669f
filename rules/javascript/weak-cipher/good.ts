import crypto from "node:crypto";
import CryptoJS from "crypto-js";

export function encrypt(text: string, key: Buffer): Buffer {
  const iv = crypto.randomBytes(12);
  // ok: weak-cipher
  const cipher = crypto.createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

export function stream(key: Buffer, iv: Buffer): crypto.Cipher {
  // ok: weak-cipher
  return crypto.createCipheriv("chacha20-poly1305", key, iv, { authTagLength: 16 });
}

export function readOld(data: Buffer, key: Buffer, iv: Buffer): Buffer {
  // ok: weak-cipher
  return crypto.createDecipheriv("des-ede3-cbc", key, iv).update(data);
}

export function chosen(algorithm: string, key: Buffer, iv: Buffer): crypto.Cipher {
  // ok: weak-cipher
  return crypto.createCipheriv(algorithm, key, iv);
}

export function inBrowser(text: string, key: string): string {
  // ok: weak-cipher
  return CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.CBC }).toString();
}

export function readOldInBrowser(text: string, key: string): string {
  // ok: weak-cipher
  return CryptoJS.DES.decrypt(text, key, { mode: CryptoJS.mode.ECB }).toString(CryptoJS.enc.Utf8);
}
