import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

export function encrypt(key: Buffer, text: string): Buffer {
  const iv = randomBytes(12);
  // ok: unauthenticated-encryption
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

export function decrypt(key: Buffer, iv: Buffer, encrypted: Buffer): Buffer {
  // ok: unauthenticated-encryption
  return createDecipheriv("aes-256-cbc", key, iv).update(encrypted);
}
