const express = require('express')
const libxmljs = require('libxmljs')

const app = express()
app.use(express.text({ type: 'application/xml' }))

app.post('/orders', (req, res) => {
  const options = { noent: true, noblanks: true }
  // ruleid: xml-external-entities
  const order = libxmljs.parseXml(req.body, options)
  // ruleid: xml-external-entities
  const loaded = libxmljs.parseXmlString(req.body, { dtdload: true })
  res.send([order, loaded].join())
})
