// ruleid: plain-text-connection
const events = new EventSource("http://events.rates-of-today.com/stream");

function load(done) {
  // ruleid: plain-text-connection
  $.ajax({ url: "http://api.rates-of-today.com/v1/all", success: done });
}

const request = require("request");
// ruleid: plain-text-connection
request.post({ uri: "http://api.rates-of-today.com/login", form: { name: "shop" } });

module.exports = { events, load };
