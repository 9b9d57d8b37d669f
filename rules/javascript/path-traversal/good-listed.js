const express = require("express");
const path = require("path");
const packages = require("./packages");

express().get("/packages/:name/:file", (req, res) => {
  const { name, file } = req.params;
  if (!packages.files().includes(`${name}/${file}`)) return res.sendStatus(404);
  // ok: path-traversal
  res.sendFile(path.join(packages.folderOf(name), file));
});
