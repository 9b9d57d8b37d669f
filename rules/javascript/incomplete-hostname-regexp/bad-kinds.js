function imageOf(address) {
  // doubtful: incomplete-hostname-regexp
  return /pictures.shop-example\.com/.test(address) ? "large" : "small";
}

function withoutOld(address) {
  // Too much is turned away here, and nothing let in.
  // doubtful: incomplete-hostname-regexp
  if (/^https:\/\/old.shop-example\.com/.test(address)) return null;
  return address;
}

module.exports = { imageOf, withoutOld };
