const express = require("express");

const ALLOWED = new Set(["x-theme", "x-language"]);

const app = express();
app.get("/theme", (req, res) => {
  const { name, value } = req.query;
  // ok: chosen-header-name
  res.set("X-Theme", value);
  // ok: chosen-header-name
  if (ALLOWED.has(name)) res.setHeader(name, "1");
  // ok: chosen-header-name
  res.set(`X-Shop-${name}`, "1");
  // ok: chosen-header-name
  res.set({ "X-Theme": value });
  res.end();
});
