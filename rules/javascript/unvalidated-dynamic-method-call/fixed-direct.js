const express = require('express')

const app = express()
const actions = {
  play(track) {
    return `playing ${track}`
  },
}

app.post('/actions/:action', (req, res) => {
  // ruleid: unvalidated-dynamic-method-call
  res.send(Object.hasOwn(actions, req.params.action) ? actions[req.params.action](req.query.track) : undefined)
})
