import crypto, { createCipheriv, createDecipheriv } from "node:crypto";

export function decrypt(key: Buffer, token: string): string {
  const [iv = "", tag = "", text = ""] = token.split(".");
  // ruleid: gcm-tag-of-any-length
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "hex"));
  decipher.setAuthTag(Buffer.from(tag, "hex"));
  return decipher.update(text, "hex", "utf8") + decipher.final("utf8");
}

export function open(key: Buffer, iv: Buffer, tag: Buffer, encrypted: Buffer): Buffer {
  // ruleid: gcm-tag-of-any-length
  const decipher = crypto.createDecipheriv("aes-128-gcm", key, iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

export function short(key: Buffer, iv: Buffer): crypto.CipherGCM {
  // ruleid: gcm-tag-of-any-length
  return createCipheriv("aes-256-gcm", key, iv, { authTagLength: 4 });
}
