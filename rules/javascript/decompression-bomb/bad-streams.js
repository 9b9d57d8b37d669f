const express = require('express')
const fs = require('fs')
const zlib = require('zlib')

const app = express()

app.put('/stream', (req, res) => {
  // ruleid: decompression-bomb
  req.pipe(zlib.createGunzip()).pipe(fs.createWriteStream('stored'))
})

app.put('/limited', (req, res) => {
  // The functions of zlib know this option, its streams don't.
  // ruleid: decompression-bomb
  req.pipe(zlib.createGunzip({ maxOutputLength: 1024 * 1024 })).pipe(fs.createWriteStream('stored'))
})
