const crypto = require("crypto");

module.exports = function (key, message) {
  // ruleid: gcm-tag-of-any-length
  const decipher = crypto.createDecipheriv("aes-256-gcm", key, message.iv);
  decipher.setAuthTag(message.tag);
  return decipher.update(message.data, "base64", "utf8") + decipher.final("utf8");
};
