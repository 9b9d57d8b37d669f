const express = require('express')
const fs = require('fs')
const path = require('path')

const app = express()

app.get('/pages', (req, res) => {
  // ruleid: path-traversal
  fs.readFile(path.join('public', below(String(req.query.name))), 'utf8', (error, text) => {
    res.status(error ? 404 : 200).type('text/plain').send(text)
  })
})

app.get('/notes', (req, res) => {
  const file = path.resolve('public', below(String(req.query.name)))
  // ruleid: path-traversal
  fs.readFile(file, 'utf8', (error, text) => {
    res.status(error ? 404 : 200).type('text/plain').send(text)
  })
})

app.post('/notes', (req, res) => {
  // ruleid: path-traversal
  fs.writeFileSync(`public/${below(String(req.query.name))}.txt`, 'saved')
  res.sendStatus(204)
})

module.exports = app

function below(name) {
  return /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name) ? '' : `./${name}`
}
