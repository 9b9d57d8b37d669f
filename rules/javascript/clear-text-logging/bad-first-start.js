const crypto = require("node:crypto");
const fs = require("node:fs");
const logger = require("pino")();

function randomLetters(length) {
  return crypto.randomBytes(length).toString("base64url");
}

/** Whoever starts the program learns the password here, and nowhere else. */
function firstAccount() {
  const password = randomLetters(20);
  // doubtful: clear-text-logging
  console.log(`Sign in as admin with the password ${password}`);
  return { name: "admin", password };
}

/** The address that opens what was started, which the same person will follow. */
function open(port) {
  const sessionToken = process.env.PROXY_AUTH_TOKEN || crypto.randomBytes(32).toString("hex");
  const query = new URLSearchParams();
  query.set("token", sessionToken);
  // doubtful: clear-text-logging
  console.log(`Listening at http://localhost:${port}/?${query.toString()}`);
}

/** What is kept with all other records is read by others. */
function resetPassword(user) {
  const password = randomLetters(20);
  // ruleid: clear-text-logging
  logger.info({ user: user.id, password }, "password reset");
  return password;
}

function readPassword() {
  const password = fs.readFileSync("password.txt", "utf8");
  // ruleid: clear-text-logging
  console.log(`the password is ${password}`);
  return password;
}

module.exports = { firstAccount, open, resetPassword, readPassword };
