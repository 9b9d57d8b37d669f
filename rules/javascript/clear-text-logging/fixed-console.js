const express = require('express')

const app = express()
app.use(express.json())

app.post('/login', (req, res) => {
  const { name, password } = req.body
  // ruleid: clear-text-logging
  console.log(`login of ${name} with [redacted]`)
  // ruleid: clear-text-logging
  console.info('login', { name, password: '[redacted]' })
  res.sendStatus(204)
})

module.exports = app
