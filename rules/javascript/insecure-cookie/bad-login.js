const express = require('express')
const session = require('express-session')

const app = express()
app.set('trust proxy', true)

// ruleid: insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))

app.post('/login', (req, res) => {
  req.session.user = 'ada'
  // ruleid: insecure-cookie
  res.cookie('rememberToken', 'abc', { maxAge: 60000 })
  res.end()
})

module.exports = app
