import { Router } from "express";
import multer from "multer";
import { randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, rename, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { config } from "../config";
import { authenticated } from "./accounts";

export const uploads = Router();

const TYPES: Record<string, string> = { "image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp" };

const receive = multer({
  dest: path.join(config.uploadFolder, "incoming"),
  limits: { fileSize: 5_000_000, files: 1 },
  fileFilter: (_req, file, done) => {
    done(null, file.mimetype in TYPES);
  },
});

uploads.post("/", authenticated, receive.single("picture"), async (req, res) => {
  if (req.file === undefined) {
    res.status(400).json({ error: "Please send a picture." });
    return;
  }
  const name = `${randomUUID()}${TYPES[req.file.mimetype] ?? ""}`;
  await rename(req.file.path, path.join(config.uploadFolder, name));
  res.status(201).json({ name });
});

uploads.post("/from-url", authenticated, async (req, res) => {
  const answer = await fetch(req.body.url, { redirect: "follow" });
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok || !(type in TYPES)) {
    res.status(400).json({ error: "That is no picture." });
    return;
  }
  const name = `${randomUUID()}${TYPES[type] ?? ""}`;
  await writeFile(path.join(config.uploadFolder, name), Buffer.from(await answer.arrayBuffer()));
  res.status(201).json({ name });
});

uploads.put("/albums/:album", authenticated, async (req, res) => {
  const folder = path.join(config.uploadFolder, "albums");
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/${req.params.album}.json`, JSON.stringify(req.body.pictures ?? []));
  res.json({ ok: true });
});

uploads.get("/raw", (req, res) => {
  const name = path.basename(String(req.query.name));
  const file = path.join(config.uploadFolder, name);
  if (!existsSync(file)) {
    res.status(404).end();
    return;
  }
  createReadStream(file).pipe(res);
});

uploads.delete("/:name", authenticated, async (req, res) => {
  const name = String(req.params.name);
  if (!/^[0-9a-f-]{36}\.(png|jpg|webp)$/.test(name)) {
    res.status(400).json({ error: "No such picture." });
    return;
  }
  await unlink(path.join(config.uploadFolder, name));
  res.status(204).end();
});
