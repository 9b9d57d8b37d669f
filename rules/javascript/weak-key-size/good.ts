import CryptoJS from "crypto-js";
import { createDiffieHellman, generateKeyPairSync, generateKeySync, getDiffieHellman } from "node:crypto";
import forge from "node-forge";
import NodeRSA from "node-rsa";

declare const length: number;

// ok: weak-key-size
export const signing = generateKeyPairSync("rsa", { modulusLength: 3072 });
// ok: weak-key-size
export const given = generateKeyPairSync("rsa", { modulusLength: length });
// ok: weak-key-size
export const curve = generateKeyPairSync("ec", { namedCurve: "secp384r1" });
// ok: weak-key-size
export const edwards = generateKeyPairSync("ed25519");
// ok: weak-key-size
export const key = generateKeySync("aes", { length: 256 });
// ok: weak-key-size
export const exchange = createDiffieHellman(2048);
// ok: weak-key-size
export const group = getDiffieHellman("modp14");
// ok: weak-key-size
export const derived = CryptoJS.PBKDF2("pass", "salt", { keySize: 8 });
// ok: weak-key-size
export const cipher = forge.cipher.createCipher("AES-CBC", forge.random.getBytesSync(32));
// ok: weak-key-size
export const rsa = new NodeRSA({ b: 4096 });
