const storage = require("./storage");

/** Whoever compares a value that they have just made wants to know whether it was kept. */
function keepsValues() {
  // doubtful: insecure-randomness
  const token = String(Math.random());
  storage.set("probe", token);
  const kept = storage.get("probe");
  return kept === token;
}

function invite(guest) {
  // ruleid: insecure-randomness
  const token = String(Math.random());
  storage.set(guest, token);
  return token;
}

module.exports = { keepsValues, invite };
