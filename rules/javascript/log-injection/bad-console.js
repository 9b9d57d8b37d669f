const express = require('express')

const app = express()

app.get('/login', (req, res) => {
  const { name } = req.query
  // ruleid: log-injection
  console.log(`login failed for ${name}`)
  // ruleid: log-injection
  console.warn('login failed for', name)
  res.sendStatus(401)
})

module.exports = app
