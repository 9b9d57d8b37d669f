function page(state) {
  // ruleid: bad-code-sanitization
  return `<script>(function () { window.state = ${String(JSON.stringify(state)).replace(/[<>\u2028\u2029]/g, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"))} })()</script>`
}

module.exports = { page }
