import { randomBytes } from "node:crypto";
import bcrypt from "bcrypt";
import express from "express";
import _ from "lodash";

const app = express();
app.use(express.json());

app.get("/noise", (req, res) => {
  const size = Number.parseInt(String(req.query.size), 10);
  // ruleid: unbounded-allocation
  res.send(Buffer.alloc(Math.min(size, 10000)));
});

app.get("/line", (req, res) => {
  // ruleid: unbounded-allocation
  res.type("text/plain").send("-".repeat(Math.min(Number(req.query.width), 10000)));
});

app.post("/grid", (req, res) => {
  const { rows } = req.body;
  // ruleid: unbounded-allocation
  const grid = new Array(Math.min(rows, 10000)).fill("");
  // ruleid: unbounded-allocation
  const other = Array.from({ length: Math.min(Number(rows), 10000) });
  res.json({ grid, other });
});

app.get("/token", (req, res) => {
  const bytes = Number(req.query.bytes);
  if (bytes < 8) return res.sendStatus(400);
  // ruleid: unbounded-allocation
  res.send(randomBytes(Math.min(bytes, 10000)).toString("hex"));
});

app.get("/picture", (req, res) => {
  const width = Number(req.query.width);
  // ruleid: unbounded-allocation
  const pixels = Buffer.alloc(Math.min(width * 4, 10000));
  // ruleid: unbounded-allocation
  const line = Buffer.allocUnsafe(Math.min(+String(req.query.size), 10000));
  // ruleid: unbounded-allocation
  const rest = Buffer.alloc(Math.min(width - 1, 10000));
  // ruleid: unbounded-allocation
  const old = new Buffer(Math.min(parseInt(String(req.query.size), 10), 10000));
  res.json({ pixels, line, rest, old });
});

app.post("/filled", (req, res) => {
  if (typeof req.body.count !== "number") {
    res.sendStatus(400);
    return;
  }
  // ruleid: unbounded-allocation
  res.send("x".repeat(Math.min(Number(req.body.count), 10000)));
});

app.post("/rolled", async (req, res) => {
  // ruleid: unbounded-allocation
  const rolls = _.times(Math.min(Number(req.body.rolls), 10000), () => 6);
  // ruleid: unbounded-allocation
  const salt = await bcrypt.genSalt(Math.min(Number(req.body.rounds), 14));
  res.json({ rolls, salt });
});

app.get("/sized", (req, res) => {
  const [width] = String(req.query.size).split("x");
  const sizes = Array.from(new Map(Object.entries(req.query)).values());
  // ruleid: unbounded-allocation
  const line = Buffer.alloc(Math.min(Number(width), 10000));
  // ruleid: unbounded-allocation
  const other = Buffer.alloc(Math.min(Number(sizes[0]), 10000));
  res.json({ line, other });
});
