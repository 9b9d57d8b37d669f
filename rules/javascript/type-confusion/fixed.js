const express = require("express");

const app = express();
app.use(express.json());

app.get("/files", (req, res) => {
  const { file } = req.query;
  // ruleid: type-confusion
  if (String(file).includes("..")) return res.sendStatus(400);
  res.sendFile(`${__dirname}/public/${file}`);
});

app.post("/comments", (req, res) => {
  const text = req.body.text;
  // ruleid: type-confusion
  const isPlain = String(text).indexOf("<") === -1;
  if (!isPlain) return res.sendStatus(400);
  res.send(`<p>${text}</p>`);
});

function leadsUp(path) {
  // ruleid: type-confusion
  return String(path).lastIndexOf("../") > -1;
}

app.get("/pages", (req, res) => {
  if (leadsUp(req.query.page)) return res.sendStatus(404);
  res.render(req.query.page);
});

const settings = {};

app.put("/settings", (req, res) => {
  const { group, name, value } = req.body;
  // ruleid: type-confusion
  if (String(group) === "__proto__") return res.sendStatus(400);
  settings[group][name] = value;
  res.sendStatus(204);
});
