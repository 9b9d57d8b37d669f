import { readFile } from "node:fs/promises";
import express, { Router } from "express";
import fastify from "fastify";
import { rateLimit } from "express-rate-limit";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { login } from "./accounts";

const app = express();

// ok: missing-rate-limit
app.get("/", (_req, res) => res.send("hello"));

const strict = rateLimit({ windowMs: 60_000, limit: 5 });
// ok: missing-rate-limit
app.post("/login", strict, async (req, res) => res.send(await login(req.body.name, req.body.password)));

app.use(rateLimit({ windowMs: 60_000, limit: 100 }));
// ok: missing-rate-limit
app.get("/page", async (_req, res) => res.send(await readFile("page.html")));

const inner = Router();
// ok: missing-rate-limit
inner.get("/page", async (_req, res) => res.send(await readFile("page.html")));
app.use("/inner", inner);

// Where this one is mounted, another file decides.
export const exported = Router();
// ok: missing-rate-limit
exported.get("/page", async (_req, res) => res.send(await readFile("page.html")));

const points = new RateLimiterMemory({ points: 10, duration: 1 });
const guarded = express();
guarded.use((req, res, next) => {
  points
    .consume(req.ip ?? "")
    .then(() => next())
    .catch(() => res.sendStatus(429));
});
// ok: missing-rate-limit
guarded.get("/page", async (_req, res) => res.send(await readFile("page.html")));

const server = fastify();
// ok: missing-rate-limit
server.get("/page", { config: { rateLimit: { max: 10 } } }, async () => readFile("page.html"));
