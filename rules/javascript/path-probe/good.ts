import express from "express";
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";

const app = express();
const ROOT = path.resolve("avatars");

app.get("/avatars", async (req, res) => {
  const file = path.resolve(ROOT, req.query.user + ".png");
  if (!file.startsWith(ROOT + path.sep)) {
    res.sendStatus(404);
    return;
  }
  // ok: path-probe
  res.sendStatus(existsSync(file) ? 204 : 404);
});

app.head("/documents/:name", async (req, res) => {
  // ok: path-probe
  const { size } = await stat(path.join("documents", path.basename(req.params.name)));
  res.set("Content-Length", String(size)).end();
});
