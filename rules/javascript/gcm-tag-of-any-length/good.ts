import { createCipheriv, createDecipheriv } from "node:crypto";

export function decrypt(key: Buffer, iv: Buffer, tag: Buffer, encrypted: Buffer): Buffer {
  // ok: gcm-tag-of-any-length
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

export function cutOut(key: Buffer, data: Buffer): Buffer {
  // ok: gcm-tag-of-any-length
  const decipher = createDecipheriv("aes-256-gcm", key, data.subarray(0, 12));
  decipher.setAuthTag(data.subarray(12, 28));
  return Buffer.concat([decipher.update(data.subarray(28)), decipher.final()]);
}

export function compared(key: Buffer, iv: Buffer, tag: Buffer, encrypted: Buffer): Buffer {
  if (tag.length !== 16) throw new Error("not a tag");
  // ok: gcm-tag-of-any-length
  const decipher = createDecipheriv("aes-256-gcm", key, iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

export function encrypt(key: Buffer, iv: Buffer, text: string): Buffer {
  // ok: gcm-tag-of-any-length
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}
