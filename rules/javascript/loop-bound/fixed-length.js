const express = require('express')

const app = express()
app.use(express.json())

app.post('/names', (req, res) => {
  const names = []
  // ruleid: loop-bound
  for (let i = 0; i < Math.min(req.body.names.length, 1000); i++) {
    names.push(String(req.body.names[i]))
  }
  res.json(names)
})
