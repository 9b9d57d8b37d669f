import express from "express";
import { createReadStream, readFileSync, unlink } from "node:fs";
import { readFile, realpath, writeFile } from "node:fs/promises";
import path from "node:path";
import formidable from "formidable";
import sanitize from "sanitize-filename";
import isPathInside from "is-path-inside";
import pathIsInside from "path-is-inside";

const app = express();
const ROOT = path.resolve("documents");
const PAGES = { start: "pages/start.html", about: "pages/about.html" };
const NAMES = ["logo.png", "background.png"];

app.get("/documents", async (req, res) => {
  const file = path.resolve(ROOT, String(req.query.name));
  if (!file.startsWith(ROOT + path.sep)) {
    res.sendStatus(403);
    return;
  }
  // ok: path-traversal
  res.send(await readFile(file));
});

app.get("/linked", async (req, res) => {
  const file = await realpath(path.join(ROOT, String(req.query.name)));
  if (file.startsWith(ROOT)) {
    // ok: path-traversal
    createReadStream(file).pipe(res);
  } else {
    res.sendStatus(403);
  }
});

app.get("/images", (req, res) => {
  const name = String(req.query.name);
  if (!NAMES.includes(name)) return res.sendStatus(404);
  // ok: path-traversal
  createReadStream(path.join("images", name)).pipe(res);
});

app.get("/pages/:page", (req, res) => {
  const { page } = req.params;
  if (!(page in PAGES)) return res.sendStatus(404);
  // ok: path-traversal
  res.send(readFileSync(PAGES[page as keyof typeof PAGES], "utf8"));
});

app.put("/uploads", async (req, res) => {
  // ok: path-traversal
  await writeFile(path.join("uploads", path.basename(req.body.name)), req.body.text);
  // ok: path-traversal
  await writeFile("uploads/" + sanitize(req.body.name), req.body.text);
  res.sendStatus(201);
});

app.get("/invoices/:number", async (req, res) => {
  if (!/^\d+$/.test(req.params.number)) {
    res.sendStatus(400);
    return;
  }
  // ok: path-traversal
  res.send(await readFile(`invoices/${req.params.number}.pdf`));
});

app.get("/logs", async (req, res) => {
  const day = Number.parseInt(req.query.day as string, 10);
  // ok: path-traversal
  res.send(await readFile(path.join("logs", `${day}.log`)));
});

app.get("/notes", async (req, res) => {
  const name = req.query.name as string;
  if (name.includes("..") || path.isAbsolute(name)) {
    res.sendStatus(400);
    return;
  }
  // ok: path-traversal
  res.send(await readFile(path.join("notes", name)));
});

app.get("/reports/:name", (req, res) => {
  // ok: path-traversal
  res.sendFile(req.params.name, { root: "/srv/reports" });
});

app.delete("/temporary", (_req, res) => {
  // ok: path-traversal
  unlink(path.join(__dirname, "temporary", "upload.tmp"), () => res.sendStatus(204));
});

app.get("/manuals", async (req, res) => {
  const file = path.resolve("/srv/manuals", String(req.query.file));
  // ok: path-traversal
  if (pathIsInside(file, "/srv/manuals")) res.send(await readFile(file));
  // ok: path-traversal
  if (isPathInside(String(req.query.file), "/srv/manuals")) res.send(await readFile(String(req.query.file)));
});

app.get("/assets/:name", async (req, res) => {
  const root = path.resolve("assets");
  const file = path.resolve(root + decodeURIComponent(req.params.name));
  const below = path.relative(root, file);
  if (below !== "" && (below.startsWith("..") || path.isAbsolute(below))) {
    res.sendStatus(403);
    return;
  }
  // ok: path-traversal
  res.send(await readFile(file));
});

app.post("/imports", async (req, res) => {
  const [, files] = await formidable({ maxFileSize: 1_000_000 }).parse(req);
  const [file] = files["file"] ?? [];
  // ok: path-traversal
  if (file) res.send(await readFile(file.filepath));
});
