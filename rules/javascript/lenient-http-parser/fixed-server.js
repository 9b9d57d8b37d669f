const http = require('http')

// ruleid: lenient-http-parser
const server = http.createServer({ keepAlive: true }, (request, response) => response.end('hello'))

module.exports = { server }
