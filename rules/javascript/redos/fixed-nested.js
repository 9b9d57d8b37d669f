// ruleid: redos
const STRING = /"(?:\\[^]|[^"\\])*"/

// ruleid: redos
const LETTERS = /^([a-z]+)$/

// ruleid: redos
const FLAGS = /^-([a-z]+)?$/

module.exports = { STRING, LETTERS, FLAGS }
