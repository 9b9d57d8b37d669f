import express from "express";
import { existsSync, promises, stat } from "node:fs";
import path from "node:path";

const app = express();

app.get("/avatars", async (req, res) => {
  // ruleid: path-probe
  if (!existsSync(path.join("avatars", below(String(req.query.user)) + ".png"))) return res.sendStatus(404);
  // ruleid: path-probe
  stat(`avatars/${below(String(req.query.user))}.png`, (_error, stats) => res.json({ size: stats.size }));
});

app.head("/documents/:name", async (req, res) => {
  // ruleid: path-probe
  await promises.access("documents/" + below(String(req.params.name)));
  res.end();
});

function below(name: string): string {
  return /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(name) ? "" : `./${name}`;
}
