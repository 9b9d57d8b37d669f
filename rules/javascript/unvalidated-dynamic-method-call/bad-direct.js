const express = require('express')

const app = express()
const actions = {
  play(track) {
    return `playing ${track}`
  },
}

app.post('/actions/:action', (req, res) => {
  // ruleid: unvalidated-dynamic-method-call
  res.send(actions[req.params.action](req.query.track))
})
