const express = require("express");
const app = express();

// ruleid: incomplete-hostname-regexp
const LOGIN = /^https:\/\/login\.shop-example\.com\//;

app.get("/continue", (req, res) => {
  const next = String(req.query.next);
  if (LOGIN.test(next)) res.redirect(next);
  else res.redirect("/");
});

window.addEventListener("message", (event) => {
  // ruleid: incomplete-hostname-regexp
  if (/^https:\/\/[\w.-]+\.shop-example\.com/.test(event.origin)) apply(event.data);
});

const settings = {
  // ruleid: incomplete-hostname-regexp
  partner: "^https://api\\.partner-example\\.net/",
};

function isPartner(address, { partner }) {
  return new RegExp(partner).test(address);
}

function isOurs(address) {
  return isPartner(address, { partner: settings.partner });
}

function isStaging(host) {
  // ruleid: incomplete-hostname-regexp
  return host.match("^(staging|preview)\\.shop-example\\.com$") !== null;
}
