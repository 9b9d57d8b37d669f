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
