const express = require('express')
const remember = require('./remember')

const router = express.Router()

router.post('/invitations', (req, res) => {
  // ruleid: insecure-randomness
  const inviteToken = Math.random().toString(16).slice(2)
  // ruleid: insecure-randomness
  const accessToken = `invite-${Math.random()}`
  remember(inviteToken, accessToken)
  res.sendStatus(201)
})

module.exports = router
