const express = require('express')

// ruleid: missing-frame-options
const app = express()
app.get('/', (_req, res) => res.send('<h1>Hello</h1>'))

module.exports = app
