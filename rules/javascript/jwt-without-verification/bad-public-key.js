const { expressjwt } = require("express-jwt");
const fs = require("fs");

const publicKey = fs.readFileSync("jwt.pub", "utf8");

// What somebody signs with the public key as the secret of an HMAC is accepted.
// ruleid: jwt-without-verification
module.exports = expressjwt({ secret: publicKey });
