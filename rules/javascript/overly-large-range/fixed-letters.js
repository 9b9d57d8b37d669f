// ruleid: overly-large-range
const NAME = /^[A-Za-z]+$/

// ruleid: overly-large-range
const FILE = /^[\w,.\-=]+$/

// ruleid: overly-large-range
const COLOR = new RegExp('^#[0-9a-fA-F]{6}$')

module.exports = (user) => isValid(user)

const isValid = (user) => NAME.test(user.name) && FILE.test(user.file) && COLOR.test(user.color)
