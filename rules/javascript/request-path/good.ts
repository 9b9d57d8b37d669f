import axios from "axios";
import express from "express";
import { base } from "./settings";

const app = express();
const HOSTS = new Set(["images.example.test", "cdn.example.test"]);

app.get("/profiles/:name", async (req, res) => {
  const name = String(req.params.name);
  // ok: request-path
  const profile = await fetch(`https://users.example.test/public/${encodeURIComponent(name)}`);
  // ok: request-path
  const orders = await axios.get("https://orders.example.test/all?user=" + name);
  // ok: request-path
  const found = await axios.get(`${base}${name}`);
  if (!/^\w+$/.test(name)) return res.sendStatus(400);
  // ok: request-path
  const bills = await axios.get(`https://bills.example.test/of/${name}`);
  return res.json({ profile: profile.status, orders: orders.data, found: found.data, bills: bills.data });
});

// Who chooses the host as well is another rule's concern.
app.get("/preview", async (req, res) => {
  // ok: request-path
  const page = await fetch(req.query.url as string);
  res.json({ page: page.status });
});

app.get("/images", async (req, res) => {
  const url = new URL(String(req.query.url));
  if (!HOSTS.has(url.hostname)) return res.sendStatus(400);
  // ok: request-path
  const image = await fetch(url);
  return res.json({ image: image.status });
});
