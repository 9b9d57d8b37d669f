const github = require("@actions/github");
const express = require("express");
const matter = require("gray-matter");
const Module = require("node:module");
const webix = require("webix");

const app = express();
app.use(express.text());

app.post("/pages", (req, res) => {
  // A page that begins with `---js` brings code along.
  // ruleid: code-injection
  const page = matter(req.body);
  const loaded = new Module("page");
  // ruleid: code-injection
  loaded._compile(req.body, "page.js");
  res.json(page);
});

// ruleid: code-injection
webix.ui({ rows: [{ template: location.hash.slice(1) }] });

// The title of an issue is its author's.
// ruleid: code-injection
eval("done('" + github.context.payload.issue.title + "')");
