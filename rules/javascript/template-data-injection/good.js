const express = require("express");

const app = express();
app.use(express.json());

app.post("/profile", (req, res) => {
  const { name, city } = req.body;
  // ok: template-data-injection
  res.render("profile", { name, city });
  // ok: template-data-injection
  res.render("profile", { profile: req.body });
});

app.get("/page", (req, res) => {
  const title = req.query.title;
  // Text has no properties that an engine would read.
  // ok: template-data-injection
  if (typeof title === "string") res.render("page", title);
});
