import crypto, { createHash as digestOf } from "node:crypto";

const ALGORITHM = "sha1";

export function hashPassword(password: string): string {
  // ruleid: weak-hash
  return crypto.createHash("md5").update(password).digest("hex");
}

export function signatureOf(contract: Buffer): string {
  // ruleid: weak-hash
  return digestOf(ALGORITHM).update(contract).digest("base64");
}

export function signRequest(body: string, key: string): string {
  // ruleid: weak-hash
  return crypto.createHmac("md5", key).update(body).digest("hex");
}

export function sign(document: string, privateKey: string): Buffer {
  // ruleid: weak-hash
  const signer = crypto.createSign("RSA-SHA1");
  signer.update(document);
  return signer.sign(privateKey);
}

export function cacheKeyOf(token: string): string {
  // ruleid: weak-hash
  const hash = crypto.createHash("MD5");
  hash.update(token);
  return hash.digest("hex");
}

function hex(text: string): string {
  // ruleid: weak-hash
  return crypto.createHash("md5").update(text).digest("hex");
}

export function isKnown(user: { password: string; salt: string }, given: string): boolean {
  return hex(given + user.salt) === user.password && hex(user.password) !== "";
}

/** Cut short or not, whoever has the table tries all passwords. */
export function shortHash(password: string): string {
  // ruleid: weak-hash
  return crypto.createHash("sha1").update(password).digest("hex").slice(0, 16);
}
