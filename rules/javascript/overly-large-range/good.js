module.exports = {
  // ok: overly-large-range
  name: /^[A-Za-z]+$/,
  // ok: overly-large-range
  file: /^[\w,.=-]+$/,
  // ok: overly-large-range
  printable: /^[ -~]*$/,
  // ok: overly-large-range
  ascii: /^[\x00-\x7f]*$/,
  // ok: overly-large-range
  quoted: /"[\u0023-\u005b]*"/,
  // ok: overly-large-range
  digitsAndMore: /[0-?]/,
  // ok: overly-large-range
  punctuation: /[!-/:-@[-`{-~]/,
  // ok: overly-large-range
  kana: /^[ァ-ヾ]+$/,
};

exports.themeOf = (style) => {
  // ok: overly-large-range
  const found = style.match(/^\/\*+[ \t]*([A-z0-9 -]+)/);
  return found ? found[1] : "";
};
