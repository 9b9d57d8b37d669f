const express = require('express')
const zlib = require('zlib')

const app = express()

app.post('/sync', (req, res) => {
  // ruleid: decompression-bomb
  const text = zlib.gunzipSync(req.body)
  res.json({ length: text.length })
})

app.post('/callback', (req, res) => {
  // ruleid: decompression-bomb
  zlib.inflate(Buffer.from(req.body.data, 'base64'), (error, data) => {
    res.json(error ? {} : JSON.parse(data.toString()))
  })
})
