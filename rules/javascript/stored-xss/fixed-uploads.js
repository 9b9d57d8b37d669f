const express = require('express')
const fs = require('fs')

const app = express()

app.get('/uploads', (req, res) => {
  fs.readdir('uploads', (error, names) => {
    const items = names.map((name) => `<li>${escapeHtml(name)}</li>`)
    // ruleid: stored-xss
    res.send(`<ul>${items.join('')}</ul>`)
  })
})

module.exports = app

function escapeHtml(text) {
  const signs = String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return signs.replace(/"/g, '&quot;').replace(/'/g, '&#39;')
}
