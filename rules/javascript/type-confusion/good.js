const express = require("express");
const _ = require("lodash");

const app = express();
app.use(express.json());

app.get("/files/:file", (req, res) => {
  // A part of the path is always text.
  // ok: type-confusion
  if (req.params.file.includes("..")) return res.sendStatus(400);
  // ok: type-confusion
  if (req.url.includes("..") || req.get("accept").includes("<")) return res.sendStatus(400);
  res.sendFile(`${__dirname}/public/${req.params.file}`);
});

app.get("/files", (req, res) => {
  const { file, page, name } = req.query;
  // ok: type-confusion
  if (typeof file !== "string" || file.includes("..")) return res.sendStatus(400);
  // ok: type-confusion
  if (String(page).includes("..")) return res.sendStatus(400);
  // ok: type-confusion
  if (name.trim().includes("..")) return res.sendStatus(400);
  // ok: type-confusion
  if (!_.isString(req.query.theme) || req.query.theme.includes("..")) return res.sendStatus(400);
  res.sendFile(`${__dirname}/public/${file}`);
});

app.get("/products", (req, res) => {
  const { include, sort, tags } = req.query;
  // A list is welcome here.
  // ok: type-confusion
  const withAuthor = include.includes("author");
  // ok: type-confusion
  const isDescending = sort.indexOf("-") === 0;
  // ok: type-confusion
  const all = Array.isArray(tags) ? tags.includes("/") : tags.split(",").some((tag) => tag.includes("/"));
  res.json({ withAuthor, isDescending, all });
});

app.post("/raw", express.text(), (req, res) => {
  // ok: type-confusion
  if (req.body.includes("<")) return res.sendStatus(400);
  // ok: type-confusion
  const end = req.body.slice(0, req.body.indexOf(";"));
  res.json({ end });
});

app.get("/search", (req, res) => {
  const query = new URL(req.url, "http://shop.example.test").searchParams.get("q");
  // ok: type-confusion
  if (query.includes("<")) return res.sendStatus(400);
  res.json({ query });
});
