const express = require('express')

const app = express()

app.get('/login', (req, res) => {
  const { name } = req.query
  // ruleid: log-injection
  console.log(`login failed for ${String(name).replace(/[\r\n]/g, ' ')}`)
  // ruleid: log-injection
  console.warn('login failed for', String(name).replace(/[\r\n]/g, ' '))
  res.sendStatus(401)
})

module.exports = app
