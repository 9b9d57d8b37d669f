const { execFileSync } = require('child_process')
const express = require('express')

const app = express()

app.get('/lines', (req, res) => {
  // ruleid: argument-injection
  res.type('text/plain').send(execFileSync('grep', ['-h', req.query.word, 'all.txt'], { encoding: 'utf8' }))
})

module.exports = app
