import { randomBytes } from "node:crypto";
import express from "express";

const app = express();
app.use(express.json());

app.get("/noise", (req, res) => {
  const size = Number.parseInt(String(req.query.size), 10);
  // ruleid: unbounded-allocation
  res.send(Buffer.alloc(size));
});

app.get("/line", (req, res) => {
  // ruleid: unbounded-allocation
  res.type("text/plain").send("-".repeat(Number(req.query.width)));
});

app.post("/grid", (req, res) => {
  const { rows } = req.body;
  // ruleid: unbounded-allocation
  const grid = new Array(rows).fill("");
  // ruleid: unbounded-allocation
  const other = Array.from({ length: rows });
  res.json({ grid, other });
});

app.get("/token", (req, res) => {
  const bytes = Number(req.query.bytes);
  if (bytes < 8) return res.sendStatus(400);
  // ruleid: unbounded-allocation
  res.send(randomBytes(bytes).toString("hex"));
});
