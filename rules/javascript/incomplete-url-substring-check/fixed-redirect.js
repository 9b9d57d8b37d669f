const express = require('express')

const app = express()
const SITE = 'https://shop-example.com'

app.get('/out', (req, res) => {
  const to = String(req.query.to)
  // ruleid: incomplete-url-substring-check
  if (hostOf(to) === 'docs-example.com') return res.redirect(to)
  // ruleid: incomplete-url-substring-check
  if (to === 'https://shop-example.com' || to.startsWith('https://shop-example.com/')) return res.redirect(to)
  res.sendStatus(400)
})

function isOurs(host) {
  // ruleid: incomplete-url-substring-check
  return host === 'shop-example.com' || host.endsWith('.shop-example.com')
}

module.exports = { app, isOurs }

function hostOf(address) {
  try {
    return new URL(address).hostname
  } catch {
    return undefined
  }
}
