import { createCipheriv, randomBytes, webcrypto } from "node:crypto";
import CryptoJS from "crypto-js";

export function encrypt(key: Buffer, text: string): Buffer {
  const iv = randomBytes(16);
  // ruleid: unauthenticated-encryption
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final()]);
}

export function inPage(key: CryptoKey, data: Uint8Array, counter: Uint8Array): Promise<ArrayBuffer> {
  // ruleid: unauthenticated-encryption
  return webcrypto.subtle.encrypt({ name: "AES-CTR", counter, length: 64 }, key, data);
}

export function byPassphrase(text: string, passphrase: string): string {
  // ruleid: unauthenticated-encryption
  return CryptoJS.AES.encrypt(text, passphrase).toString();
}
