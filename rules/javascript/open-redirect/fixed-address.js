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
  try {
    const url = new URL(address, 'http://localhost')
    return url.origin === 'http://localhost' ? url.pathname.replace(/^\/+/, '/') + url.search + url.hash : '/'
  } catch {
    return '/'
  }
}
