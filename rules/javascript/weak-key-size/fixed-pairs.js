const crypto = require('crypto')

const BITS = 3072

// ruleid: weak-key-size
crypto.generateKeyPair('rsa', { modulusLength: BITS }, () => undefined)

// ruleid: weak-key-size
exports.group = crypto.getDiffieHellman('modp15')

// ruleid: weak-key-size
exports.exchange = crypto.getDiffieHellman('modp15')

// ruleid: weak-key-size
exports.curve = crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
