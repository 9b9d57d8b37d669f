const { execFileSync } = require('child_process')
const express = require('express')

const app = express()

app.post('/restore', (req, res) => {
  // ruleid: argument-injection
  execFileSync('tar', ['-xzf', 'backup.tgz', req.query.file], { stdio: 'pipe' })
  res.sendStatus(204)
})

module.exports = app
