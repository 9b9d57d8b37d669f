const crypto = require("crypto");
const CryptoJS = require("crypto-js");
const forge = require("node-forge");
const { scrypt } = require("scrypt-js");

const ITERATIONS = 1000;

exports.setPassword = function (password) {
  const salt = crypto.randomBytes(16).toString("hex");
  // ruleid: few-hashing-rounds
  return { salt, hash: crypto.pbkdf2Sync(password, salt, ITERATIONS, 64, "sha512").toString("hex") };
};

exports.later = function (password, salt, done) {
  // ruleid: few-hashing-rounds
  crypto.pbkdf2(password, salt, 100000, 32, "sha256", done);
};

exports.cheapScrypt = function (password, salt) {
  // ruleid: few-hashing-rounds
  return crypto.scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 });
};

exports.inPages = function (passphrase, salt) {
  // ruleid: few-hashing-rounds
  return CryptoJS.PBKDF2(passphrase, salt, { keySize: 8, iterations: 1000 });
};

exports.forge = function (password, salt) {
  // ruleid: few-hashing-rounds
  return forge.pkcs5.pbkdf2(password, salt, 5000, 32);
};

exports.library = function (password, salt) {
  // ruleid: few-hashing-rounds
  return scrypt(password, salt, 4096, 8, 1, 32);
};

exports.inBrowsers = function (material, salt) {
  const algorithm = {
    name: "PBKDF2",
    salt,
    // ruleid: few-hashing-rounds
    iterations: 1e5,
    hash: { name: "SHA-256" },
  };
  return crypto.webcrypto.subtle.deriveKey(algorithm, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
};
