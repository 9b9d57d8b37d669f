const express = require('express')

const app = express()

app.get('/line', (req, res) => {
  // ruleid: unbounded-allocation
  res.type('text/plain').send('-'.repeat(Number(req.query.width)))
})

app.get('/noise', (req, res) => {
  // ruleid: unbounded-allocation
  res.send(Buffer.alloc(Number.parseInt(String(req.query.size), 10)))
})

module.exports = app
