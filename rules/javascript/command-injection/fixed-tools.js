const { execFile, execFileSync } = require('child_process')
const { Router } = require('express')

const router = Router()

router.get('/words', (req, res) => {
  // ruleid: command-injection
  execFile('wc', ['-w', `texts/${req.query.name}`], (error, stdout) => {
    res.type('text/plain').send(error ? 'no such text' : stdout.trim())
  })
})

router.get('/lines', (req, res) => {
  // ruleid: command-injection
  res.type('text/plain').send(execFileSync('grep', ['-c', '-e', req.query.word, 'texts/all.txt'], { encoding: 'utf8' }).trim())
})

module.exports = router
