// dependency: lusca@^1.7.0
const express = require('express')
const session = require('express-session')
const { changeEmail } = require('./accounts')
const lusca = require('lusca')

const app = express()
// ruleid: missing-csrf-protection
app.use(session({ secret: process.env.SECRET, resave: false }))
app.use(lusca.csrf())

app.post('/email', (req, res) => {
  changeEmail(req.session.user, req.body.email)
  res.end()
})

module.exports = app
