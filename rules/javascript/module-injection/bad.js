const express = require("express");
const { createRequire } = require("module");

const app = express();
const load = createRequire(__filename);

app.get("/themes", (req, res) => {
  // ruleid: module-injection
  const theme = require("./themes/" + req.query.theme);
  res.json(theme.colours);
});

app.get("/plugins/:name", (req, res) => {
  // ruleid: module-injection
  res.json(load(`shop-plugin-${req.params.name}`).version);
});
