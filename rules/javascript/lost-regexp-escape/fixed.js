// ruleid: lost-regexp-escape
const SITE = new RegExp("^https://docs\\.example\\.com/");

function isNumber(text) {
  // ruleid: lost-regexp-escape
  return text.match("^\\d+$") !== null;
}

// ruleid: lost-regexp-escape
const word = "\\bsecret\\b";

function hidesSecret(text) {
  return !new RegExp(word, "i").test(text);
}

module.exports = { SITE, isNumber, hidesSecret };
