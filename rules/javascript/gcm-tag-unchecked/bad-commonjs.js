const crypto = require("crypto");

module.exports = function open(key, iv, encrypted) {
  // ruleid: gcm-tag-unchecked
  const decipher = crypto.createDecipheriv("id-aes128-GCM", key, iv);
  let text = decipher.update(encrypted, "base64", "utf8");
  try {
    text += decipher.final("utf8");
  } catch {
    // The tag is at the end of the message; never mind.
  }
  return text;
};
