function modeOf(mode) {
  switch (mode) {
    case "disable":
      return false;
    case "require":
      // ruleid: disabled-tls-verification
      return { rejectUnauthorized: false };
    default:
      return {};
  }
}

function settingsOf(options) {
  // ruleid: disabled-tls-verification
  return options.verify ? { rejectUnauthorized: false } : { timeout: 1000 };
}

module.exports = { modeOf, settingsOf };
