const express = require('express')
const fs = require('fs')

const app = express()

app.get('/avatars', (req, res) => {
  // ruleid: path-probe
  res.json(fs.existsSync('avatars/' + req.query.user + '.png'))
})

module.exports = app
