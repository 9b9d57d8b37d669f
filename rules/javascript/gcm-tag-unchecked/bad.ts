import crypto, { createDecipheriv } from "node:crypto";

export function decrypt(key: Buffer, iv: Buffer, encrypted: string): string {
  // ruleid: gcm-tag-unchecked
  const decipher = createDecipheriv("aes-256-gcm", key, iv);
  return decipher.update(encrypted, "hex", "utf8");
}

export function decryptAtOnce(key: Buffer, iv: Buffer, encrypted: Buffer): Buffer {
  // ruleid: gcm-tag-unchecked
  return crypto.createDecipheriv("chacha20-poly1305", key, iv, { authTagLength: 16 }).update(encrypted);
}
