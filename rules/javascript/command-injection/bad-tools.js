const { exec, execSync } = require('child_process')
const { Router } = require('express')

const router = Router()

router.get('/words', (req, res) => {
  // ruleid: command-injection
  exec(`wc -w texts/${req.query.name}`, (error, stdout) => {
    res.type('text/plain').send(error ? 'no such text' : stdout.trim())
  })
})

router.get('/lines', (req, res) => {
  // ruleid: command-injection
  res.type('text/plain').send(execSync('grep -c -e "' + req.query.word + '" texts/all.txt', { encoding: 'utf8' }).trim())
})

module.exports = router
