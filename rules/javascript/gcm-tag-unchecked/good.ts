import { createDecipheriv, type DecipherGCM } from "node:crypto";

export function decrypt(key: Buffer, iv: Buffer, encrypted: Buffer, tag: Buffer): Buffer {
  // ok: gcm-tag-unchecked
  const decipher = createDecipheriv("aes-256-gcm", key, iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

export function chained(key: Buffer, iv: Buffer, encrypted: Buffer, tag: Buffer): Buffer {
  // ok: gcm-tag-unchecked
  return createDecipheriv("aes-256-gcm", key, iv).setAuthTag(tag).update(encrypted);
}

export function elsewhere(key: Buffer, iv: Buffer, encrypted: Buffer, finish: (decipher: DecipherGCM) => Buffer): Buffer {
  // ok: gcm-tag-unchecked
  const decipher = createDecipheriv("aes-256-gcm", key, iv);
  decipher.update(encrypted);
  return finish(decipher);
}

export function block(key: Buffer, iv: Buffer, encrypted: Buffer): Buffer {
  // ok: gcm-tag-unchecked
  return createDecipheriv("aes-256-cbc", key, iv).update(encrypted);
}
