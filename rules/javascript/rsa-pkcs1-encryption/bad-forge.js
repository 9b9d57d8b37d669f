const forge = require("node-forge");
const xmlenc = require("xml-encryption");

exports.encrypt = function (pem, text) {
  const key = forge.pki.publicKeyFromPem(pem);
  // ruleid: rsa-pkcs1-encryption
  return key.encrypt(text);
};

exports.decrypt = function (pem, text) {
  // ruleid: rsa-pkcs1-encryption
  return forge.pki.privateKeyFromPem(pem).decrypt(text, "RSAES-PKCS1-V1_5");
};

exports.xml = function (text, options, done) {
  // ruleid: rsa-pkcs1-encryption
  xmlenc.encrypt(text, { ...options, keyEncryptionAlgorithm: "http://www.w3.org/2001/04/xmlenc#rsa-1_5" }, done);
};
