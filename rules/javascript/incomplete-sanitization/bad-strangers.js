const express = require("express");
const { execSync } = require("node:child_process");
const app = express();

app.get("/tracks", (req, res) => {
  // ruleid: incomplete-sanitization
  const key = req.query.track.replace("|", ">").replace('"', "");
  res.json({ key });
});

function withoutTag(text) {
  // ruleid: incomplete-sanitization
  return text.replace("<", "");
}

exports.sanitizeTitle = (title) => withoutTag(title);

exports.sanitize = function (title) {
  // ruleid: incomplete-sanitization
  return title.replace("<", "");
};

exports.print = (title) => {
  // ruleid: incomplete-sanitization
  const written = title.replace(/`/g, "\\`");
  execSync(["lp", "-t", written].join(" "));
};

exports.row = (names) => {
  // ruleid: incomplete-sanitization
  const values = names.map((name) => name.replace(/'/g, "\\'"));
  return "INSERT INTO people (name) VALUES ('" + values.join("'), ('") + "')";
};

exports.cell = (text) => {
  // ruleid: incomplete-sanitization
  const shown = text.replace(/"/g, '\\"');
  return `<td title=${shown}>`;
};

function refuse(element) {
  // doubtful: incomplete-sanitization
  throw new Error(`Not in ${element.outerHTML.replace("<", "&lt;")}`);
}

module.exports.refuse = refuse;
