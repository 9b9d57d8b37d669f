import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomFillSync } from "node:crypto";
import CryptoJS from "crypto-js";
import nacl from "tweetnacl";

const WRAP = Buffer.from("A6A6A6A6A6A6A6A6", "hex");

export function encrypt(key: Buffer, text: string): Buffer {
  const iv = randomBytes(12);
  // ok: fixed-iv
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

export function filled(key: Buffer, text: string): Buffer {
  const iv = Buffer.alloc(12);
  randomFillSync(iv);
  // ok: fixed-iv
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

export async function inPage(key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer> {
  const iv = new Uint8Array(12);
  crypto.getRandomValues(iv);
  // ok: fixed-iv
  return crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, data);
}

export function counted(key: Buffer, count: number): ReturnType<typeof createCipheriv> {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(count, 8);
  // ok: fixed-iv
  return createCipheriv("chacha20-poly1305", key, nonce);
}

export function wrapped(key: Buffer): ReturnType<typeof createCipheriv> {
  // ok: fixed-iv
  return createCipheriv("id-aes256-wrap", key, WRAP);
}

export function ofOneMessage(secret: Buffer, salt: Buffer): ReturnType<typeof createCipheriv> {
  const key = hkdfSync("sha256", secret, salt, "message", 32);
  // ok: fixed-iv
  return createCipheriv("aes-256-gcm", Buffer.from(key), Buffer.from(hkdfSync("sha256", secret, salt, "nonce", 12)));
}

export function withFreshKey(text: string): Buffer {
  const key = randomBytes(32);
  // ok: fixed-iv
  const cipher = createCipheriv("aes-256-ctr", key, Buffer.alloc(16));
  return cipher.update(text);
}

export function encryptDeterministic(key: Buffer, text: string): string {
  // ok: fixed-iv
  return createCipheriv("aes-256-cbc", key, "0123456789abcdef").update(text, "utf8", "hex");
}

export function fromText(key: Buffer, text: string): string {
  const iv = createHmac("sha256", key).update(text).digest().subarray(0, 16);
  // ok: fixed-iv
  return createCipheriv("aes-256-cbc", key, iv).update(text, "utf8", "hex");
}

export function decrypt(key: Buffer, data: Buffer): Buffer {
  // ok: fixed-iv
  return createDecipheriv("aes-256-cbc", key, "1234567890123456").update(data);
}

export function withoutVector(key: Buffer): ReturnType<typeof createCipheriv> {
  // ok: fixed-iv
  return createCipheriv("aes-128-ecb", key, "");
}

export function byPassphrase(text: string, passphrase: string): string {
  // ok: fixed-iv
  return CryptoJS.AES.encrypt(text, passphrase).toString();
}

export function box(message: Uint8Array, key: Uint8Array): Uint8Array {
  // ok: fixed-iv
  return nacl.secretbox(message, nacl.randomBytes(nacl.secretbox.nonceLength), key);
}

export function blocksOf(length: 128 | 256, key: Buffer): unknown {
  // ok: fixed-iv
  return createCipheriv(`aes-${length}-ecb`, key, new Uint8Array(0));
}
