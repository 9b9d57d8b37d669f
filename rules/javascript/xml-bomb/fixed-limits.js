const express = require('express')
const libxmljs = require('libxmljs2')

const app = express()
app.use(express.text({ type: 'application/xml' }))

app.post('/orders', (req, res) => {
  // ruleid: xml-bomb
  const order = libxmljs.parseXml(req.body)
  res.send(String(order))
})
