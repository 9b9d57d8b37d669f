const { createHash } = require("node:crypto");
const { join } = require("node:path");

const LIMIT = 30;

function constraintName(table, columns) {
  const long = `${table}_${columns.join("_")}_unique`;
  // ok: weak-hash
  return long.length > LIMIT ? createHash("sha1").update(long).digest("base64") : long;
}

function shorten(text) {
  // ok: weak-hash
  return createHash("md5").update(text).digest("hex").slice(0, 8);
}

function placeOf(folder, content) {
  // ok: weak-hash
  const digest = createHash("sha1").update(content).digest("hex");
  return join(folder, `${digest}.bin`);
}

function once(seen, content) {
  // ok: weak-hash
  const digest = createHash("sha1").update(content).digest("hex");
  if (seen.has(digest)) return false;
  seen.add(digest);
  return true;
}

module.exports = { constraintName, shorten, placeOf, once };
