const express = require("express");

const app = express();

app.get("/names/:id", (req, res) => {
  const { name, ids, tags } = req.query;
  // ok: list-taken-for-text
  if (typeof name !== "string" || name.length > 20) return res.sendStatus(400);
  // ok: list-taken-for-text
  if (!ids.length || ids.length === 0) return res.sendStatus(400);
  // ok: list-taken-for-text
  for (let i = 0; i < ids.length; i++) res.write(String(ids[i]));
  // ok: list-taken-for-text
  if (tags instanceof Array) res.json(tags.slice(1));
  // ok: list-taken-for-text
  res.json({ id: req.params.id.slice(1), length: String(req.query.text).length });
});
