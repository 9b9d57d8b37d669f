// dependency: js-yaml@^3.14.0
const express = require('express')
const yaml = require('js-yaml')

const app = express()
app.use(express.text())

app.post('/settings', (req, res) => {
  // ruleid: unsafe-deserialization
  res.json(yaml.load(req.body))
})
