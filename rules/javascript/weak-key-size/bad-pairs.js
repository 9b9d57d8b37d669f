const crypto = require('crypto')

const BITS = 1024

// ruleid: weak-key-size
crypto.generateKeyPair('rsa', { modulusLength: BITS }, () => undefined)

// ruleid: weak-key-size
exports.group = crypto.getDiffieHellman('modp2')

// ruleid: weak-key-size
exports.exchange = crypto.createDiffieHellman(512)

// ruleid: weak-key-size
exports.curve = crypto.generateKeyPairSync('ec', { namedCurve: 'prime192v1' })
