const cookieParser = require("cookie-parser");
const express = require("express");
const funcster = require("funcster");
const serialize = require("node-serialize");

const app = express();
app.use(cookieParser(), express.text());

app.get("/profile", (req, res) => {
  const text = Buffer.from(req.cookies.profile, "base64").toString();
  // ruleid: unsafe-deserialization
  res.json(JSON.parse(text));
});

app.post("/import", (req, res) => {
  // ruleid: unsafe-deserialization
  const products = JSON.parse(req.files.products.data.toString("utf8"));
  // ruleid: unsafe-deserialization
  const rules = JSON.parse(req.body);
  res.json([products, rules]);
});
