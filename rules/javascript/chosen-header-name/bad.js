const http = require("http");
const express = require("express");

http.createServer((req, res) => {
  const { searchParams } = new URL(req.url, "http://shop.example.test");
  // ruleid: chosen-header-name
  res.setHeader(searchParams.get("name"), "1");
  res.end();
});

const app = express();
app.get("/theme", (req, res) => {
  const { name, value } = req.query;
  // ruleid: chosen-header-name
  res.set(name, value);
  // ruleid: chosen-header-name
  res.append(req.body.name, "1");
  res.end();
});
