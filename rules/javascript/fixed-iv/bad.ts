import crypto, { createCipheriv, randomBytes, webcrypto } from "node:crypto";
import nacl from "tweetnacl";
import sodium from "libsodium-wrappers";
import { gcm } from "@noble/ciphers/aes";

const IV = "1234567890123456";
const ZEROS = Buffer.alloc(16);
const START = randomBytes(12);

export function byConstant(key: Buffer, text: string): string {
  // ruleid: fixed-iv
  const cipher = createCipheriv("aes-256-cbc", key, IV);
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

export function byZeros(key: Buffer, text: string): Buffer {
  // ruleid: fixed-iv
  const cipher = crypto.createCipheriv("aes-256-ctr", key, ZEROS);
  return Buffer.concat([ZEROS, cipher.update(text), cipher.final()]);
}

export function byBytes(key: Buffer, text: string): Buffer {
  const iv = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  // ruleid: fixed-iv
  const cipher = crypto.createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

export function byHex(key: Buffer): crypto.Cipher {
  // ruleid: fixed-iv
  return crypto.createCipheriv("aes-128-cbc", key, Buffer.from("000102030405060708090a0b0c0d0e0f", "hex"));
}

export function bySetting(key: Buffer): crypto.Cipher {
  // ruleid: fixed-iv
  return crypto.createCipheriv("aes-256-cbc", key, Buffer.from(process.env.AES_IV as string, "hex"));
}

export function byStart(key: Buffer): crypto.Cipher {
  // ruleid: fixed-iv
  return createCipheriv("aes-256-gcm", key, START);
}

export function byKey(key: Buffer): crypto.Cipher {
  // ruleid: fixed-iv
  return createCipheriv("aes-256-cbc", key, key.subarray(0, 16));
}

export async function inPage(key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer> {
  const iv = new Uint8Array(12);
  // ruleid: fixed-iv
  return webcrypto.subtle.encrypt({ name: "AES-GCM", iv }, key, data);
}

export async function inPageByText(key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer> {
  // ruleid: fixed-iv
  return globalThis.crypto.subtle.encrypt({ name: "AES-CBC", iv: new TextEncoder().encode("initvector123456") }, key, data);
}

export function box(message: Uint8Array, key: Uint8Array): Uint8Array {
  // ruleid: fixed-iv
  return nacl.secretbox(message, new Uint8Array(24), key);
}

export function sealed(message: Uint8Array, key: Uint8Array): Uint8Array {
  // ruleid: fixed-iv
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(message, null, null, new Uint8Array(24), key);
}

export function noble(message: Uint8Array, key: Uint8Array): Uint8Array {
  // ruleid: fixed-iv
  return gcm(key, new Uint8Array(12)).encrypt(message);
}
