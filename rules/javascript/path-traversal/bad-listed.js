const express = require("express");
const path = require("path");
const packages = require("./packages");

express().get("/packages/:name/:file", (req, res) => {
  const { name, file } = req.params;
  if (packages.hidden().includes(`${name}/${file}`)) return res.sendStatus(404);
  // ruleid: path-traversal
  res.sendFile(path.join(packages.folderOf(name), file));
});
