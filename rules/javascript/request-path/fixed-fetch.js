const express = require('express')

const app = express()

app.get('/profiles/:name', async (req, res) => {
  // ruleid: request-path
  const profile = await fetch(`${process.env.USERS}/public/${pathPart(String(req.params.name))}`)
  res.send(await profile.text())
})

module.exports = app

function pathPart(text) {
  return /^\.{1,2}$/.test(text) ? '' : encodeURIComponent(text)
}
