import axios from "axios";
import express from "express";
import got from "got";
import nodeFetch from "node-fetch";
import http from "node:http";
import https, { request as httpsRequest } from "node:https";
import superagent from "superagent";
import { request } from "undici";

const app = express();
const api = axios.create({ timeout: 1000 });

app.get("/preview", async (req, res) => {
  // ruleid: ssrf
  const response = await fetch(req.query.url as string);
  res.json({ title: await response.text() });
});

app.get("/regions/:region", async (req, res) => {
  // ruleid: ssrf
  const { data } = await axios.get(`https://${req.params.region}.api.example.test/status`);
  // ruleid: ssrf
  await axios({ method: "post", url: req.query.callback as string, data });
  // ruleid: ssrf
  await api.post("http://" + req.query.host + "/hook", data);
  res.json(data);
});

app.post("/webhooks", async (req, res) => {
  const { address } = req.body;
  const target = new URL(address);
  target.searchParams.set("event", "created");
  // ruleid: ssrf
  await got.post(target, { json: { event: "created" } });
  // ruleid: ssrf
  await nodeFetch(target.href);
  // ruleid: ssrf
  await request(address);
  // ruleid: ssrf
  await superagent.get(address).set("Accept", "application/json");
  res.sendStatus(201);
});

app.get("/proxy", (req, res) => {
  // ruleid: ssrf
  http.get({ host: req.query.host as string, path: "/" }, (answer) => answer.pipe(res));
  // ruleid: ssrf
  https.get(req.query.url as string, (answer) => answer.pipe(res));
  // ruleid: ssrf
  httpsRequest("https://" + req.headers["x-forwarded-host"] + "/health").end();
});

const pooled = new http.Agent({ keepAlive: true, maxSockets: 20 });
const timed = axios.create({ httpAgent: pooled, timeout: 2000 });

app.get("/pooled", async (req, res) => {
  // ruleid: ssrf
  http.get(req.query.url as string, { agent: pooled }, (answer) => answer.pipe(res));
  // ruleid: ssrf
  await timed.get(req.query.url as string);
});

app.get("/direct", async (req, res) => {
  const address = String(req.query.address);
  if (isPrivateAddress(address)) {
    // ruleid: ssrf
    const response = await fetch(`http://${address}/health`);
    res.json({ status: response.status });
  }
});

function isPrivateAddress(address: string): boolean {
  return address.startsWith("10.");
}
