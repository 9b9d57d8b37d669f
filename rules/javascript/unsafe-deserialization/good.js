const cookieParser = require("cookie-parser");
const express = require("express");
const yaml = require("js-yaml");
const { readFileSync } = require("fs");
const serialize = require("node-serialize");
const v8 = require("v8");

const app = express();
app.use(cookieParser(), express.text());

const DEFAULTS = '{"theme":"light"}';

app.get("/profile", (req, res) => {
  // ok: unsafe-deserialization
  res.json(JSON.parse(Buffer.from(req.cookies.profile, "base64").toString()));
});

app.post("/import", (req, res) => {
  // ok: unsafe-deserialization
  const products = yaml.load(req.body);
  // ok: unsafe-deserialization
  const state = v8.deserialize(Buffer.from(req.body, "base64"));
  // ok: unsafe-deserialization
  const text = serialize.serialize(req.body);
  // ok: unsafe-deserialization
  res.json([products, state, text, serialize.unserialize(DEFAULTS)]);
});

app.listen(Number(readFileSync("port", "utf8")));
