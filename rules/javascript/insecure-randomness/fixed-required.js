const express = require('express')
const remember = require('./remember')
const crypto = require('crypto')

const router = express.Router()

router.post('/invitations', (req, res) => {
  // ruleid: insecure-randomness
  const inviteToken = crypto.randomBytes(16).toString('hex')
  // ruleid: insecure-randomness
  const accessToken = `invite-${crypto.randomUUID()}`
  remember(inviteToken, accessToken)
  res.sendStatus(201)
})

module.exports = router
