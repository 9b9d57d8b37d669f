const express = require('express')

const app = express()
app.use(express.json())

app.post('/names', (req, res) => {
  const names = []
  // ruleid: loop-bound
  for (let i = 0; i < req.body.names.length; i++) {
    names.push(String(req.body.names[i]))
  }
  res.json(names)
})
