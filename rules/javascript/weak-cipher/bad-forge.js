const forge = require("node-forge");
const { RC4 } = require("crypto-js");

function encrypt(bytes, key) {
  // ruleid: weak-cipher
  const cipher = forge.cipher.createCipher("3DES-CBC", key);
  cipher.update(bytes);
  cipher.finish();
  return cipher.output;
}

function stream(text, key) {
  // ruleid: weak-cipher
  return RC4.encrypt(text, key).toString();
}

module.exports = { encrypt, stream };
