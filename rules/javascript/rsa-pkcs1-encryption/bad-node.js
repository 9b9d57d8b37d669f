const { constants, privateDecrypt, publicEncrypt } = require('crypto')

function seal(key, text) {
  // ruleid: rsa-pkcs1-encryption
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(text))
}

function open(key, sealed) {
  // ruleid: rsa-pkcs1-encryption
  return privateDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, sealed).toString()
}

module.exports = { open, seal }
