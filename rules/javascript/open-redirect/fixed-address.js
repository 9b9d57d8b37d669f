const express = require('express')

const app = express()

app.get('/login', (req, res) => {
  // ruleid: open-redirect
  res.redirect(localPath(String(req.query.next)))
})

app.get('/language', (req, res) => {
  const back = req.query.back || '/'
  // ruleid: open-redirect
  res.redirect(302, localPath(String(back)))
})

function localPath(address) {
  const base = 'http://localhost'
  const url = new URL(address, base)
  return url.origin === base ? url.pathname.replace(/^\/+/, '/') + url.search + url.hash : '/'
}
