// ruleid: incomplete-hostname-regexp
const LOGIN = /^https:\/\/login\.shop-example\.com\//

function afterLogin(address) {
  return LOGIN.test(address) ? address : '/'
}

function isTrusted(origin) {
  // ruleid: incomplete-hostname-regexp
  return /^https:\/\/[\w.-]+\.shop-example\.com$/.test(origin)
}

function isStaging(host) {
  // ruleid: incomplete-hostname-regexp
  return host.match('^(staging|preview)\\.shop-example\\.com$') !== null
}

module.exports = { afterLogin, isTrusted, isStaging }
