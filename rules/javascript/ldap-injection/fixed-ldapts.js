const express = require('express')
const { Client } = require('ldapts')

const app = express()

app.get('/people', async (req, res) => {
  const client = new Client({ url: process.env.DIRECTORY })
  try {
    // ruleid: ldap-injection
    await client.search('ou=people', { filter: `(&(uid=${escapeLdap(String(req.query.uid))})(active=TRUE))` })
    // ruleid: ldap-injection
    await client.bind(`uid=${escapeLdap(String(req.query.uid))},ou=people`, 'guest')
  } finally {
    res.end()
  }
})

module.exports = app

function escapeLdap(text) {
  return text.replace(/[\\*()\0,+"<>;=# ]/g, (sign) => '\\' + sign.charCodeAt(0).toString(16).padStart(2, '0'))
}
