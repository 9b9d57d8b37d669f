const util = require("node:util");
const express = require("express");
const { sprintf } = require("sprintf-js");

const app = express();

app.get("/hello", (req, res) => {
  // ruleid: format-string-injection
  console.log("%s", `request by ${req.query.user}`, req.session);
  // ruleid: format-string-injection
  console.error("%s", req.query.user, new Error("refused"));
  // ruleid: format-string-injection
  const text = util.format("%s", req.query.greeting, "Ada");
  // ruleid: format-string-injection
  res.type("text/plain").send(text + sprintf("%s", req.query.greeting, "Ada"));
});
