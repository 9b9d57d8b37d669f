const cors = require('cors')
const express = require('express')

const app = express()
// ruleid: cors-any-origin
app.use(cors({ origin: false }))

module.exports = app
