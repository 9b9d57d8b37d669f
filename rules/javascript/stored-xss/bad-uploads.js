const express = require('express')
const fs = require('fs')

const app = express()

app.get('/uploads', (req, res) => {
  fs.readdir('uploads', (error, names) => {
    const items = names.map((name) => `<li>${name}</li>`)
    // ruleid: stored-xss
    res.send(`<ul>${items.join('')}</ul>`)
  })
})

module.exports = app
