const { execFile, spawn } = require('child_process')
const express = require('express')

const app = express()

app.post('/mirrors', (req, res) => {
  const { remote, file } = req.body
  // ruleid: argument-injection
  execFile('git', ['fetch', remote], () => res.end())
  const args = ['-xzf', 'backup.tgz', file]
  // ruleid: argument-injection
  spawn('tar', args)
})
