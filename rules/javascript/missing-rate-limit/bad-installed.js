// dependency: express-rate-limit@^8.0.0
const express = require('express')
const { login } = require('./accounts')

const app = express()

// ruleid: missing-rate-limit
app.post('/login', async (req, res) => {
  res.send(await login(req.body.name, req.body.password))
})

module.exports = app
