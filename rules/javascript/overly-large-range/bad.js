// ruleid: overly-large-range
const NAME = /^[A-z]+$/;

// ruleid: overly-large-range
const FILE = /^[\w,.-=]+$/;

// ruleid: overly-large-range
const COLOR = /^#[0-9a-fA-f]{6}$/;

// ruleid: overly-large-range
const RATING = new RegExp("^[1-53-9]$");

function isSafe(user) {
  return NAME.test(user.name) && FILE.test(user.file) && COLOR.test(user.color) && RATING.test(user.rating);
}

module.exports = {
  isSafe,
  // doubtful: overly-large-range
  operator: /[+-<>]/,
};
