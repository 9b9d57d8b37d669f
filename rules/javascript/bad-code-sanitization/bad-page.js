function page(state) {
  // ruleid: bad-code-sanitization
  return `<script>(function () { window.state = ${JSON.stringify(state)} })()</script>`
}

module.exports = { page }
