const express = require('express')

const app = express()
app.use(express.json())

app.post('/names', (req, res) => {
  const names = []
  // ruleid: loop-bound
  for (let i = 0; i < lengthOf(req.body.names); i++) {
    names.push(String(req.body.names[i]))
  }
  res.json(names)
})

function lengthOf(list) {
  return Array.isArray(list) || typeof list === 'string' ? list.length : 0
}
