const CryptoJS = require("crypto-js");
const forge = require("node-forge");

function deriveKey(passphrase) {
  // ruleid: fixed-salt
  return CryptoJS.PBKDF2(passphrase, "pepper and salt", { keySize: 256 / 32, iterations: 600000 });
}

function deriveParsed(passphrase) {
  const salt = CryptoJS.enc.Hex.parse("3FF2EC019C627B945225DEBAD71A01B6");
  // ruleid: fixed-salt
  return CryptoJS.PBKDF2(passphrase, salt, { keySize: 256 / 32, iterations: 600000 });
}

function withForge(userPassword) {
  // ruleid: fixed-salt
  return forge.pkcs5.pbkdf2(userPassword, "0123456789abcdef", 600000, 32, "sha256");
}

module.exports = { deriveKey, deriveParsed, withForge };
