const express = require("express");
const path = require("path");

const app = express();
const THEMES = { light: require("./themes/light"), dark: require("./themes/dark") };
const LANGUAGES = ["de", "en"];

app.get("/themes", (req, res) => {
  // ok: module-injection
  const theme = Object.hasOwn(THEMES, req.query.theme) ? THEMES[req.query.theme] : THEMES.light;
  res.json(theme.colours);
});

app.get("/texts/:language", (req, res) => {
  const { language } = req.params;
  if (!LANGUAGES.includes(language)) return res.sendStatus(404);
  // ok: module-injection
  res.json(require("./texts/" + language + ".json"));
});

/** Loads a plugin that the program's configuration names. */
module.exports = function plugin(name) {
  // ok: module-injection
  return require(path.join(process.cwd(), "plugins", name));
};
