import crypto, { constants, privateDecrypt, publicEncrypt } from "node:crypto";
import { CompactEncrypt } from "jose";
import NodeRSA from "node-rsa";

export function encrypt(key: string, message: Buffer): Buffer {
  // ruleid: rsa-pkcs1-encryption
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, message);
}

export function decrypt(key: string, message: Buffer): Buffer {
  return privateDecrypt(
    {
      key,
      // ruleid: rsa-pkcs1-encryption
      padding: crypto.constants.RSA_PKCS1_OAEP_PADDING,
    },
    message,
  );
}

export function compact(text: Uint8Array, key: CryptoKey): Promise<string> {
  // ruleid: rsa-pkcs1-encryption
  return new CompactEncrypt(text).setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A256GCM" }).encrypt(key);
}

export function reader(pem: string): NodeRSA {
  // ruleid: rsa-pkcs1-encryption
  return new NodeRSA(pem, "private", { encryptionScheme: "pkcs1_oaep" });
}
