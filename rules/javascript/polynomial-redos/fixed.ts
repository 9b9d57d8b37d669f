import express from "express";

const app = express();
const KEY_AND_VALUE = /^(\w+)\s*=\s*(.*?)\s*$/;
const TRAILING = /\s*;?\s*$/;
const TABLE = new RegExp("<table.*class=.*>");

app.post("/people", (req, res) => {
  // ruleid: polynomial-redos
  const name = req.body.name.trimEnd();
  // ruleid: polynomial-redos
  if (!/^.+@.+\.[a-z]+$/.test(String(req.body.mail).slice(0, 1000))) return res.sendStatus(400);
  res.json({ name });
});

app.get("/settings", (req, res) => {
  const { line } = req.query;
  // The head of a request is short enough for what takes the square of its length.
  // doubtful: polynomial-redos
  const pair = KEY_AND_VALUE.exec((line as string).slice(0, 1000));
  res.json(pair?.slice(1));
});

app.put("/page", (req, res) => {
  const page: string = req.body.page;
  // ruleid: polynomial-redos
  const hasTable = TABLE.test(page.slice(0, 1000));
  // ruleid: polynomial-redos
  if (page.length > 3) res.json({ hasTable, comments: page.slice(0, 1000).match(/\/\*[^]*?\*\//g) });
});

app.get("/address", (req, res) => {
  // The cube of it takes hours.
  // ruleid: polynomial-redos
  if (TRAILING.test(decodeURIComponent(req.url).slice(0, 1000))) return res.sendStatus(400);
  // doubtful: polynomial-redos
  res.json(/[^/]\?.*$/.test(decodeURIComponent(req.url).slice(0, 1000)));
});
