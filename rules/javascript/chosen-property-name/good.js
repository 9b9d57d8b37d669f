const express = require("express");

const app = express();
app.use(express.json());
const scores = {};
const bare = Object.create(null);
const list = [];
const map = new Map();
const FIELDS = ["name", "city"];

app.put("/scores/:name", (req, res) => {
  const { name } = req.params;
  // ok: chosen-property-name
  map.set(name, req.body.score);
  // ok: chosen-property-name
  bare[name] = req.body.score;
  // ok: chosen-property-name
  list[Number(name)] = req.body.score;
  // ok: chosen-property-name
  if (FIELDS.includes(name)) scores[name] = req.body.score;
  // ok: chosen-property-name
  if (Object.hasOwn(scores, name)) scores[name]++;
  // ok: chosen-property-name
  scores[`user:${name}`] = req.body.score;
  res.sendStatus(204);
});
