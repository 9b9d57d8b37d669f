const { createCipheriv, createHmac, randomBytes } = require("crypto");

exports.seal = function (key, macKey, text) {
  const iv = randomBytes(16);
  // ok: unauthenticated-encryption
  const cipher = createCipheriv("aes-256-ctr", key, iv);
  const encrypted = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([encrypted, createHmac("sha256", macKey).update(encrypted).digest()]);
};
