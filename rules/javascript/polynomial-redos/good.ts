import express from "express";
import { MAX_NAME_LENGTH } from "./limits";

const app = express();
const KEY_AND_VALUE = /^(\w+)\s*=\s*(\S+)$/;

app.post("/people", (req, res) => {
  // One place to begin, and nothing that could be read in two ways.
  // ok: polynomial-redos
  const slug = req.body.slug.replace(/^-+/, "");
  // A repetition that finds its end wherever it begins.
  // ok: polynomial-redos
  const name = req.body.name.replace(/\s+/g, " ");
  // ok: polynomial-redos
  const mail = /^[^@]+@[^@]+$/.test(req.body.mail);
  // ok: polynomial-redos
  const pair = KEY_AND_VALUE.exec(req.body.pair);
  // Sticky expressions do not search.
  // ok: polynomial-redos
  const spaces = /\s+x/y.test(req.body.text);
  res.json({ slug, name, mail, pair, spaces });
});

app.put("/people", (req, res) => {
  const name: string = req.body.name;
  if (name.length > 200) return res.sendStatus(400);
  // ok: polynomial-redos
  res.json(name.replace(/\s+$/, ""));
});

app.patch("/people", (req, res) => {
  const name: string = req.body.name;
  if (name.length <= MAX_NAME_LENGTH) {
    // ok: polynomial-redos
    return res.json(name.replace(/\s+$/, ""));
  }
  // ok: polynomial-redos
  res.json(name.slice(0, 200).replace(/\s+$/, ""));
});

app.get("/file", (req, res) => {
  const name = req.query.name as string;
  // Only single dashes are left when the second expression looks for many.
  // ok: polynomial-redos
  const slug = name.replace(/-+/g, "-").replace(/-+$/, "");
  // ok: polynomial-redos
  const settings = process.argv.join(" ").replace(/\s+$/, "");
  res.json({ slug, settings });
});

app.get("/address", (req, res) => {
  // Only a line break would make it fail, and an address has none.
  // ok: polynomial-redos
  res.json(/[^/]\?.*$/.test(req.url));
});
