const CryptoJS = require("crypto-js");
const AES = require("crypto-js/aes");
const forge = require("node-forge");
const aesjs = require("aes-js");

exports.encrypt = function (text, key) {
  const iv = CryptoJS.enc.Utf8.parse("0123456789abcdef");
  // ruleid: fixed-iv
  return CryptoJS.AES.encrypt(text, key, { iv, mode: CryptoJS.mode.CBC }).toString();
};

exports.encryptZero = function (text, key) {
  // ruleid: fixed-iv
  return AES.encrypt(text, key, { iv: CryptoJS.lib.WordArray.create([0, 0, 0, 0]) }).toString();
};

exports.withForge = function (text, key) {
  const cipher = forge.cipher.createCipher("AES-CBC", key);
  // ruleid: fixed-iv
  cipher.start({ iv: "aaaaaaaaaaaaaaaa" });
  cipher.update(forge.util.createBuffer(text));
  cipher.finish();
  return cipher.output.toHex();
};

exports.withAesJs = function (bytes, key) {
  // ruleid: fixed-iv
  const mode = new aesjs.ModeOfOperation.cbc(key, [21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36]);
  return mode.encrypt(bytes);
};
