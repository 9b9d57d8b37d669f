const Ajv = require('ajv')
const express = require('express')

const app = express()
app.use(express.json())
const ajv = new Ajv({ schemas: { poll: { type: 'object', additionalProperties: { type: 'string' }, propertyNames: { maxLength: 60 } } } })

app.post('/poll', (req, res) => {
  // ruleid: xss-through-exception
  if (!ajv.validate('poll', req.body)) return res.send(escapeHtml(ajv.errorsText()))
  res.send('thanks')
})

module.exports = app

function escapeHtml(text) {
  const signs = String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return signs.replace(/"/g, '&quot;').replace(/'/g, '&#39;')
}
