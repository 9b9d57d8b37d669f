const CryptoJS = require("crypto-js");
const hmacSha256 = require("crypto-js/hmac-sha256");

exports.verify = function (payload, signature, key) {
  // ruleid: timing-unsafe-comparison
  return CryptoJS.HmacSHA256(payload, key).toString(CryptoJS.enc.Hex) === signature;
};

exports.verifyShort = function (payload, signature, key) {
  // ruleid: timing-unsafe-comparison
  if (signature != hmacSha256(payload, key).toString()) throw new Error("forged");
};
