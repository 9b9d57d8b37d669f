import axios from "axios";
import express from "express";
import got from "got";
import dns from "node:dns";
import http from "node:http";
import { BlockList, isIP } from "node:net";
import { Agent } from "undici";

const app = express();
const HOSTS = new Set(["images.example.test", "cdn.example.test"]);
const REGIONS: Record<string, string> = { eu: "https://eu.api.example.test", us: "https://us.api.example.test" };
const BASE = process.env.API_URL ?? "https://api.example.test";

app.get("/users/:id", async (req, res) => {
  // ok: ssrf
  const user = await fetch(`https://api.example.test/users/${req.params.id}`);
  // ok: ssrf
  const orders = await axios.get("https://api.example.test/orders?user=" + req.params.id);
  // ok: ssrf
  const bills = await got(`${BASE}/bills/${req.params.id}`);
  res.json({ user: user.status, orders: orders.data, bills: bills.body });
});

app.get("/status", async (req, res) => {
  const region = String(req.query.region);
  const address = Object.hasOwn(REGIONS, region) ? REGIONS[region] : REGIONS.eu;
  // ok: ssrf
  const response = await fetch(`${address}/status`);
  res.json({ status: response.status });
});

app.get("/images", async (req, res) => {
  const host = String(req.query.host);
  if (!HOSTS.has(host)) {
    res.sendStatus(400);
    return;
  }
  // ok: ssrf
  const response = await fetch(`https://${host}/logo.png`);
  res.json({ status: response.status });
});

app.get("/search", async (req, res) => {
  // ok: ssrf
  const { data } = await axios.get("https://api.example.test/search", { params: { q: req.query.q } });
  // ok: ssrf
  await axios.post("https://api.example.test/log", { query: req.query.q });
  res.json(data);
});

app.get("/local", (req, res) => {
  // ok: ssrf
  http.get({ host: "localhost", port: 3000, path: "/items/" + req.query.id }, (answer) => answer.pipe(res));
});

app.get("/encoded", async (req, res) => {
  // ok: ssrf
  const response = await fetch("/internal/" + encodeURIComponent(String(req.query.page)));
  res.json({ status: response.status });
});

const inner = new BlockList();
inner.addSubnet("10.0.0.0", 8);
inner.addSubnet("127.0.0.0", 8);

function lookupOutside(host: string, options: dns.LookupOptions, done: (error: Error | null, address: string, family: number) => void) {
  dns.lookup(host, { ...options, all: false }, (error, address, family) => {
    done(error ?? (inner.check(address) ? new Error(`${host} is one of ours`) : null), address, family);
  });
}

function outsideAgent(): http.Agent {
  return new http.Agent({ lookup: lookupOutside, keepAlive: true });
}

const outside = new Agent({ connect: { lookup: lookupOutside } });
const client = axios.create({ httpAgent: outsideAgent(), maxRedirects: 0 });

app.get("/preview", async (req, res) => {
  // ok: ssrf
  const response = await fetch(String(req.query.url), { dispatcher: outside } as RequestInit);
  // ok: ssrf
  const { data } = await client.get(String(req.query.url));
  // ok: ssrf
  http.get(String(req.query.url), { agent: outsideAgent() }, (answer) => answer.pipe(res));
  res.json({ status: response.status, data });
});

function isPrivateAddress(address: string): boolean {
  return inner.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

app.get("/direct", async (req, res) => {
  const address = String(req.query.address);
  if (!isIP(address) || isPrivateAddress(address)) {
    res.sendStatus(400);
    return;
  }
  // ok: ssrf
  const response = await fetch(`http://${address}/health`);
  res.json({ status: response.status });
});
