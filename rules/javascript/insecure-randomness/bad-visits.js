const api = require("./api");

/** Nobody is let in by the number of a visit. */
function startVisit(page) {
  const visit = {
    page,
    // doubtful: insecure-randomness
    sessionId: (Math.random() * Number.MAX_SAFE_INTEGER).toFixed(0),
  };
  api.send("visit", visit);
}

module.exports = { startVisit };
