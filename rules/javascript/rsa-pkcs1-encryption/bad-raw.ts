import crypto from "node:crypto";

export function raw(key: string, message: Buffer): Buffer {
  // ruleid: rsa-pkcs1-encryption
  return crypto.publicEncrypt({ key, padding: crypto.constants.RSA_NO_PADDING }, message);
}
