const { createHash, createHmac } = require("node:crypto");

function sha1(...parts) {
  // ok: weak-hash
  const hash = createHash("sha1");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function xor(a, b) {
  return Buffer.from(a.map((byte, index) => byte ^ b[index]));
}

/** What the server makes of it: it has the digest of the digest. */
function answer(password, sent) {
  const stage = sha1(password);
  return xor(stage, sha1(sent, sha1(stage)));
}

function digestAccess(user, realm, password) {
  // ok: weak-hash
  return createHash("md5").update(`${user}:${realm}:${password}`).digest("hex");
}

function answerInMail(user, password, challenge) {
  // ok: weak-hash
  return `${user} ${createHmac("md5", password).update(challenge).digest("hex")}`;
}

function formOfDatabase(user, password) {
  // ok: weak-hash
  return "md5" + createHash("md5").update(password + user).digest("hex");
}

module.exports = { answer, digestAccess, answerInMail, formOfDatabase };

/** One way of signing in, whose steps stand in several methods. */
class Plugin {
  static answer(password, seed) {
    // ok: weak-hash
    const stage = createHash("sha1").update(password).digest();
    // ok: weak-hash
    const mask = createHash("sha1").update(seed).update(stage).digest();
    return stage.map((byte, index) => byte ^ mask[index]);
  }

  known(password) {
    // ok: weak-hash
    return createHash("sha1").update(password).digest();
  }
}

module.exports.Plugin = Plugin;
