const express = require("express");

const app = express();
app.use(express.json());
const scores = {};

app.put("/scores/:name", (req, res) => {
  // ruleid: chosen-property-name
  scores[req.params.name] = req.body.score;
  // ruleid: chosen-property-name
  Object.defineProperty(scores, req.query.name, { value: 1 });
  res.sendStatus(204);
});

app.delete("/scores/:name", (req, res) => {
  const { name } = req.params;
  // ruleid: chosen-property-name
  delete scores[name];
  res.sendStatus(204);
});
