import express from "express";
import { createReadStream, promises as fsp, readFileSync, unlink } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import fse from "fs-extra";
import pathIsInside from "path-is-inside";

const app = express();

app.get("/documents", (req, res) => {
  // ruleid: path-traversal
  res.send(readFileSync(path.join(__dirname, "documents", String(req.query.name)), "utf8").toUpperCase().length);
});

app.get("/images/:name", async (req, res) => {
  const file = path.resolve("images", req.params.name);
  // ruleid: path-traversal
  const data = await readFile(file);
  res.type("png").send(data);
});

app.get("/downloads", (req, res) => {
  const name = "./downloads/" + req.query.file;
  // ruleid: path-traversal
  createReadStream(name).pipe(res);
});

app.put("/notes/:name", async (req, res) => {
  // ruleid: path-traversal
  await writeFile(`notes/${req.params.name}.md`, req.body.text);
  // ruleid: path-traversal
  await fsp.appendFile(path.normalize("logs/" + req.body.log), "saved\n");
  res.sendStatus(204);
});

app.delete("/uploads", (req, res) => {
  // ruleid: path-traversal
  unlink(req.query.path as string, () => res.sendStatus(204));
});

app.get("/report", (req, res) => {
  // ruleid: path-traversal
  res.sendFile(path.join("/srv/reports", req.query.year as string));
});

app.post("/copies", async (req, res) => {
  const { from, to } = req.body;
  // ruleid: path-traversal
  await fse.copy("templates/" + from, path.join("sites", to));
  res.sendStatus(201);
});

app.get("/manuals", (req, res) => {
  const file = String(req.query.file);
  // The path was not resolved, and may go up again behind the folder.
  // ruleid: path-traversal
  if (pathIsInside(file, "/srv/manuals")) createReadStream(file).pipe(res);
});
