const { createCipheriv, createDecipher, randomBytes } = require("node:crypto");

function seal(text, key) {
  const iv = randomBytes(12);
  // ok: cipher-without-iv
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

function openOld(text, password) {
  // ok: cipher-without-iv
  const decipher = createDecipher("aes192", password);
  return decipher.update(text, "hex", "utf8") + decipher.final("utf8");
}

module.exports = { openOld, seal };
