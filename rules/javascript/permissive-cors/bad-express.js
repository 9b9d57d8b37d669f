const cors = require('cors')
const express = require('express')

const app = express()

// ruleid: permissive-cors
app.use(cors({ origin: true, credentials: true }))

app.get('/orders', (req, res) => res.json([1]))

module.exports = app
