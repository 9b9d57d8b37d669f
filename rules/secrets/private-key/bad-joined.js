export const key = [
  // ruleid: private-key
  "-----BEGIN RSA PRIVATE KEY-----",
  "@@base64:64@@",
  "@@base64:64@@",
  "-----END RSA PRIVATE KEY-----",
].join("\n");
