const express = require('express')

const app = express()

app.get('/search', (req, res) => {
  // ruleid: reflected-xss
  res.send('<h1>Results for ' + escapeHtml(req.query.q) + '</h1>')
})

app.get('/users/:name', (req, res) => {
  // ruleid: reflected-xss
  res.status(404).send(`No user is called ${escapeHtml(req.params.name)}`)
})

module.exports = app

function escapeHtml(text) {
  const signs = String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return signs.replace(/"/g, '&quot;').replace(/'/g, '&#39;')
}
