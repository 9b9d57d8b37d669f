const express = require("express");
const { deserialize } = require("serialize-to-js");
const cryo = require("cryo");

const app = express();
app.use(express.text());

app.post("/import", (req, res) => {
  // ruleid: unsafe-deserialization
  const state = deserialize(req.body);
  // ruleid: unsafe-deserialization
  res.json([state, cryo.parse(req.body)]);
});
