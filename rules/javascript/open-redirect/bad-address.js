const express = require('express')

const app = express()

app.get('/login', (req, res) => {
  // ruleid: open-redirect
  res.redirect(req.query.next)
})

app.get('/language', (req, res) => {
  const back = req.query.back || '/'
  // ruleid: open-redirect
  res.redirect(302, back)
})
