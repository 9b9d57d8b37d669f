const express = require('express')

const app = express()

app.get('/search', (req, res) => {
  // ruleid: reflected-xss
  res.send('<h1>Results for ' + req.query.q + '</h1>')
})

app.get('/users/:name', (req, res) => {
  // ruleid: reflected-xss
  res.status(404).send(`No user is called ${req.params.name}`)
})

module.exports = app
