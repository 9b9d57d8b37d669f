// Without its second quantifier, the question mark behind it would mean something else.
// ruleid: redos
const NAME = /^([A-Z]+)+?$/

module.exports = { NAME }
