const express = require("express");
const fs = require("fs");
const escapeHtml = require("escape-html");

const app = express();

app.get("/uploads", (req, res) => {
  fs.readdir("uploads", (error, names) => {
    // ok: stored-xss
    res.send(`<ul>${names.map((name) => `<li>${escapeHtml(name)}</li>`).join("")}</ul>`);
  });
});

app.get("/uploads.json", (req, res) => {
  const names = fs.readdirSync("uploads");
  // ok: stored-xss
  res.json(names);
});

app.get("/count", (req, res) => {
  const names = fs.readdirSync("uploads");
  // ok: stored-xss
  res.send(`<p>${names.length} files, ${names.indexOf("index.html") + 1}</p>`);
  // ok: stored-xss
  res.type("text/plain").send(names.join("\n"));
});
