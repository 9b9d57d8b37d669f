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

function isOfThisMachine(host) {
  // doubtful: incomplete-hostname-regexp
  return /^(localhost|host.docker.internal)(:[0-9]+)?$/.test(host);
}

module.exports = { imageOf, withoutOld, isOfThisMachine };
