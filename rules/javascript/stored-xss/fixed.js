const express = require("express");
const fs = require("fs");
const http = require("http");
const parseTorrent = require("parse-torrent");

const app = express();

app.get("/uploads", (req, res) => {
  fs.readdir("uploads", (error, names) => {
    const items = names.map((name) => `<li>${escapeHtml(name)}</li>`);
    // ruleid: stored-xss
    res.send(`<ul>${items.join("")}</ul>`);
  });
});

http.createServer((req, res) => {
  for (const entry of fs.readdirSync("uploads", { withFileTypes: true })) {
    // ruleid: stored-xss
    res.write("<li>" + escapeHtml(entry.name) + "</li>");
  }
  res.end();
});

app.get("/torrent", (req, res) => {
  const torrent = parseTorrent(fs.readFileSync("latest.torrent"));
  // ruleid: stored-xss
  res.send(`<h1>${escapeHtml(torrent.name)}</h1>`);
});

function escapeHtml(text) {
  const signs = String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return signs.replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
