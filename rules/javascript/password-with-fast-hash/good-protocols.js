const { createHash, pbkdf2Sync } = require("node:crypto");

function sha256(text) {
  // ok: password-with-fast-hash
  const hash = createHash("sha256");
  hash.update(text);
  return hash.digest();
}

function xor(a, b) {
  return Buffer.from(a.map((byte, index) => byte ^ b[index]));
}

function answer(password, scramble) {
  const stage = sha256(Buffer.from(password));
  return xor(stage, sha256(Buffer.concat([sha256(stage), scramble])));
}

function digestAccess(user, realm, password) {
  // ok: password-with-fast-hash
  return createHash("sha256").update(`${user}:${realm}:${password}`).digest("hex");
}

/** As long as it has to be, and then slow. */
function stored(password, salt) {
  // ok: password-with-fast-hash
  const short = createHash("sha512").update(password).digest();
  return pbkdf2Sync(short, salt, 600_000, 32, "sha256");
}

module.exports = { answer, digestAccess, stored };

// Step by step what crypt does, to check hashes of an older program.
exports.isSameAsCrypted = (password, salt, crypted) => {
  const magic = "$1$";
  let digest = createHash("md5").update(password).update(magic).update(salt).digest();
  // ok: password-with-fast-hash
  for (let round = 0; round < 1000; round++) digest = createHash("md5").update(password).update(digest).digest();
  return timingSafeEqual(digest, Buffer.from(crypted, "base64"));
};
