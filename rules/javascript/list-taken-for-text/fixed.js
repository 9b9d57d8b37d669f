const express = require("express");

const app = express();

app.get("/names", (req, res) => {
  const { name, prefix } = req.query;
  // ruleid: list-taken-for-text
  if (String(name).length > 20) return res.sendStatus(400);
  // ruleid: list-taken-for-text
  const full = String(prefix).concat("-", name);
  // ruleid: list-taken-for-text
  if (String(name).indexOf(prefix) > 3) return res.sendStatus(400);
  // ruleid: list-taken-for-text
  res.json({ full, rest: String(name).slice(3) });
});
