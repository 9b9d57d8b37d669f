const express = require('express')
const zlib = require('zlib')

const app = express()
app.use(express.raw({ type: '*/*' }))

app.post('/sync', (req, res) => {
  // ruleid: decompression-bomb
  res.json({ length: zlib.gunzipSync(req.body).length })
})

module.exports = app
