const { createHash } = require("node:crypto");

/** Connections are kept by what they were opened with. */
function keyOf(user, password) {
  // doubtful: password-with-fast-hash
  return createHash("sha256").update(`${user} ${password}`).digest("hex").slice(0, 16);
}

module.exports = { keyOf };
