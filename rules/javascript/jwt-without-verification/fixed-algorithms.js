const { expressjwt } = require('express-jwt')
const jwt = require('jsonwebtoken')
const simple = require('jwt-simple')

function claims(token, key) {
  // ruleid: jwt-without-verification
  return jwt.verify(token, key, { algorithms: ['HS256'] })
}

function read(token, key) {
  // ruleid: jwt-without-verification
  return simple.decode(token, key)
}

const middleware = [
  // ruleid: jwt-without-verification
  expressjwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] }),
]

module.exports = { claims, middleware, read }
