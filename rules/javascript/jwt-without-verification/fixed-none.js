const jwt = require('jsonwebtoken')

function claims(token, key) {
  // ruleid: jwt-without-verification
  return jwt.verify(token, key, { algorithms: ['HS256'] })
}

module.exports = { claims }
