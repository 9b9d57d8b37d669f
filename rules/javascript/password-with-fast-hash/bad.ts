import CryptoJS from "crypto-js";
import { createHash, hash } from "node:crypto";

interface Login {
  name: string;
  password: string;
}

export function store(login: Login): object {
  // ruleid: password-with-fast-hash
  const digest = createHash("sha256").update(login.password).digest("hex");
  return { name: login.name, digest };
}

export function storeSalted(password: string, salt: string): string {
  // ruleid: password-with-fast-hash
  return hash("sha512", salt + password);
}

export function storeInPage(password: string): string {
  // ruleid: password-with-fast-hash
  return CryptoJS.SHA256(password).toString();
}

function sha256(text: string): string {
  // ruleid: password-with-fast-hash
  return createHash("sha256").update(text).digest("hex");
}

export function matches(user: { hash: string; salt: string }, password: string): boolean {
  return sha256(user.salt + password) === user.hash;
}
