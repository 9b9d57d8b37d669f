const { format } = require('util')
const express = require('express')

const app = express()

app.get('/hello', (req, res) => {
  // ruleid: format-string-injection
  console.log(`request by ${req.query.user}`, 'pin:4711')
  // ruleid: format-string-injection
  res.type('text/plain').send(format(req.query.greeting, 'Ada'))
})

module.exports = app
