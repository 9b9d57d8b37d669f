const express = require('express')
const zlib = require('zlib')

const app = express()

app.post('/sync', (req, res) => {
  // ruleid: decompression-bomb
  const text = zlib.gunzipSync(req.body, { maxOutputLength: 10485760 })
  res.json({ length: text.length })
})

app.post('/callback', (req, res) => {
  // ruleid: decompression-bomb
  zlib.inflate(Buffer.from(req.body.data, 'base64'), { maxOutputLength: 10485760 }, (error, data) => {
    res.json(error ? {} : JSON.parse(data.toString()))
  })
})
