const crypto = require("node:crypto");

function seal(text, password) {
  // ruleid: cipher-without-iv
  const cipher = crypto.createCipher("aes192", password);
  return cipher.update(text, "utf8", "hex") + cipher.final("hex");
}

function stream(password) {
  // ruleid: cipher-without-iv
  return require("crypto").createCipher("aes-256-ctr", password);
}

module.exports = { seal, stream };
