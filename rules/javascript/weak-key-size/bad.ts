import CryptoJS from "crypto-js";
import * as jose from "jose";
import { createDiffieHellman, createECDH, generateKeyPair, generateKeyPairSync, generateKeySync, getDiffieHellman, webcrypto } from "node:crypto";
import { ec as EC } from "elliptic";
import forge from "node-forge";
import NodeRSA from "node-rsa";

// ruleid: weak-key-size
export const signing = generateKeyPairSync("rsa", { modulusLength: 1024 });
// ruleid: weak-key-size
generateKeyPair("ec", { namedCurve: "prime192v1" }, () => undefined);
// ruleid: weak-key-size
export const tag = generateKeySync("hmac", { length: 64 });
// ruleid: weak-key-size
export const exchange = createDiffieHellman(512);
// ruleid: weak-key-size
export const group = getDiffieHellman("modp2");

// ruleid: weak-key-size
export const shared = createECDH("secp160k1");
// ruleid: weak-key-size
export const curve = new EC("p192");

const BITS = 1024;
// ruleid: weak-key-size
export const page = webcrypto.subtle.generateKey({ name: "RSA-OAEP", modulusLength: BITS, hash: "SHA-256" }, true, ["encrypt"]);
// ruleid: weak-key-size
export const token = jose.generateKeyPair("RS256", { modulusLength: 1024 });

// Two words of 32 bits.
// ruleid: weak-key-size
export const derived = CryptoJS.PBKDF2("pass", "salt", { keySize: 2 });

// ruleid: weak-key-size
export const pair = forge.pki.rsa.generateKeyPair({ bits: 512 });
const short = forge.random.getBytesSync(8);
// ruleid: weak-key-size
export const cipher = forge.cipher.createCipher("AES-CBC", short);

// ruleid: weak-key-size
const rsa = new NodeRSA({ b: 512 });
// ruleid: weak-key-size
rsa.generateKeyPair(768);
