import { exec } from "node:child_process";
import { readFile } from "node:fs/promises";
import express, { Router } from "express";
import fastify from "fastify";
import { Pool } from "pg";
import { rateLimit } from "express-rate-limit";
import { login } from "./accounts";

const app = express();
const pool = new Pool();

// ruleid: missing-rate-limit
app.post(
  "/login",
  async (req, res) => {
    res.send(await login(req.body.name, req.body.password));
  },
);

async function users(_req: express.Request, res: express.Response): Promise<void> {
  const { rows } = await pool.query("SELECT name FROM users");
  res.send(rows);
}
// ruleid: missing-rate-limit
app.get("/users", users);

const router = Router();
// ruleid: missing-rate-limit
router.get("/page", async (_req, res) => res.send(await readFile("page.html")));
app.use("/pages", router);

const wrap = (handler: express.RequestHandler): express.RequestHandler => handler;
// ruleid: missing-rate-limit
app.get("/uptime", wrap((_req, res) => exec("uptime", (_error, output) => res.send(output))));

// This limits one route only.
app.get("/strict", rateLimit({ windowMs: 60_000, limit: 5 }), users);
// ruleid: missing-rate-limit
app.get("/after", users);

// Too late for the routes above.
app.use(rateLimit({ windowMs: 60_000, limit: 100 }));

const other = fastify();
// ruleid: missing-rate-limit
other.get("/page", async () => readFile("page.html"));
