const crypto = require('crypto')

function code(length) {
  const bytes = crypto.randomBytes(length)
  let text = ''
  for (let i = 0; i < length; i++) {
    // ruleid: biased-randomness
    text += crypto.randomInt(10)
  }
  return text
}

module.exports = { code }
