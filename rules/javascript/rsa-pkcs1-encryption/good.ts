import { constants, createSign, privateDecrypt, privateEncrypt, publicEncrypt } from "node:crypto";
import forge from "node-forge";

export function encrypt(key: string, message: Buffer): Buffer {
  // ok: rsa-pkcs1-encryption
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" }, message);
}

export function decrypt(key: string, message: Buffer): Buffer {
  // ok: rsa-pkcs1-encryption
  return privateDecrypt(key, message);
}

export function sign(key: string, message: Buffer): Buffer {
  // ok: rsa-pkcs1-encryption
  return createSign("sha256").update(message).sign({ key, padding: constants.RSA_PKCS1_PADDING });
}

export function signRaw(key: string, digest: Buffer): Buffer {
  // ok: rsa-pkcs1-encryption
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digest);
}

export function withForge(pem: string, text: string): string {
  // ok: rsa-pkcs1-encryption
  return forge.pki.publicKeyFromPem(pem).encrypt(text, "RSA-OAEP");
}
