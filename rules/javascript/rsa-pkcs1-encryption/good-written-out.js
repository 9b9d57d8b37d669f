const { constants, createHash, publicEncrypt, randomBytes } = require("node:crypto");

/** OAEP with a hash of its own for the mask, which the options of Node.js do not know. */
function mgf1(seed, length) {
  const parts = [];
  for (let counter = 0; counter * 32 < length; counter++) parts.push(createHash("sha256").update(seed).update(Buffer.from([0, 0, 0, counter])).digest());
  return Buffer.concat(parts).subarray(0, length);
}

exports.encrypt = (key, block) => {
  const seed = randomBytes(32);
  const masked = block.map((byte, index) => byte ^ mgf1(seed, block.length)[index]);
  // ok: rsa-pkcs1-encryption
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, Buffer.concat([Buffer.alloc(1), seed, masked]));
};
