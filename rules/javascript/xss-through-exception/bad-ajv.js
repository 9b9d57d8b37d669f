const Ajv = require('ajv')
const express = require('express')

const app = express()
app.use(express.json())
const ajv = new Ajv({ schemas: { poll: { type: 'object', additionalProperties: { type: 'string' }, propertyNames: { maxLength: 60 } } } })

app.post('/poll', (req, res) => {
  // ruleid: xss-through-exception
  if (!ajv.validate('poll', req.body)) return res.send(ajv.errorsText())
  res.send('thanks')
})

module.exports = app
