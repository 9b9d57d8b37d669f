const jwt = require('jsonwebtoken')

function claims(token, key) {
  // ruleid: jwt-without-verification
  return jwt.verify(token, key, { algorithms: ['none', 'HS256'] })
}

module.exports = { claims }
