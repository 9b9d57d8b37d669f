const express = require('express')

const app = express()

app.get('/line', (req, res) => {
  // ruleid: unbounded-allocation
  res.type('text/plain').send('-'.repeat(Math.min(Number(req.query.width), 10000)))
})

app.get('/noise', (req, res) => {
  // ruleid: unbounded-allocation
  res.send(Buffer.alloc(Math.min(Number.parseInt(String(req.query.size), 10), 10000)))
})

module.exports = app
