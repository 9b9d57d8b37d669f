const express = require('express')

const app = express()
const SITE = 'https://shop-example.com'

app.get('/out', (req, res) => {
  const to = String(req.query.to)
  // ruleid: incomplete-url-substring-check
  if (to.includes('docs-example.com')) return res.redirect(to)
  // ruleid: incomplete-url-substring-check
  if (to.startsWith(SITE)) return res.redirect(to)
  res.sendStatus(400)
})

function isOurs(host) {
  // ruleid: incomplete-url-substring-check
  return host.endsWith('shop-example.com')
}

module.exports = { app, isOurs }
