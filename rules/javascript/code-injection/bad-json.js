const express = require('express')

const app = express()
app.use(express.text())

app.post('/order', (req, res) => {
  // ruleid: code-injection
  const order = eval('(' + req.body + ')')
  res.json({ number: order.number })
})
