// ruleid: redos
const STRING = /"(?:\\.|[^"\\])*"/

// ruleid: redos
const LETTERS = /^([a-z]+)$/

module.exports = { STRING, LETTERS }
