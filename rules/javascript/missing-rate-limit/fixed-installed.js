// dependency: express-rate-limit@^8.0.0
const express = require('express')
const { login } = require('./accounts')
const expressRateLimit = require('express-rate-limit')

const app = express()

// ruleid: missing-rate-limit
app.post('/login', expressRateLimit.rateLimit({ windowMs: 15 * 60 * 1000, limit: 100 }), async (req, res) => {
  res.send(await login(req.body.name, req.body.password))
})

module.exports = app
