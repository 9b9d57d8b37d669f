const jwt = require('jsonwebtoken')

function claims(token, key) {
  // ruleid: jwt-expiry-ignored
  return jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: true })
}

module.exports = { claims }
