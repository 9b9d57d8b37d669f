const util = require("node:util");
const express = require("express");

const app = express();

app.get("/hello", (req, res) => {
  // ok: format-string-injection
  console.log("request by %s", req.query.user, req.session);
  // Nothing is left for a directive to take in.
  // ok: format-string-injection
  console.log(`request by ${req.query.user}`);
  // ok: format-string-injection
  console.log(`page ${Number(req.query.page)}`, req.session);
  // ok: format-string-injection
  res.type("text/plain").send(util.format("Hello %s", req.query.user));
});
