const util = require("node:util");
const express = require("express");
const { sprintf } = require("sprintf-js");

const app = express();

app.get("/hello", (req, res) => {
  // ruleid: format-string-injection
  console.log(`request by ${req.query.user}`, req.session);
  // ruleid: format-string-injection
  console.error(req.query.user, new Error("refused"));
  // ruleid: format-string-injection
  const text = util.format(req.query.greeting, "Ada");
  // ruleid: format-string-injection
  res.type("text/plain").send(text + sprintf(req.query.greeting, "Ada"));
});
