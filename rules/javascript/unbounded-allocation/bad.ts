import { randomBytes } from "node:crypto";
import bcrypt from "bcrypt";
import express from "express";
import _ from "lodash";

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

app.get("/picture", (req, res) => {
  const width = Number(req.query.width);
  // ruleid: unbounded-allocation
  const pixels = Buffer.alloc(width * 4);
  // ruleid: unbounded-allocation
  const line = Buffer.allocUnsafe(+String(req.query.size));
  // ruleid: unbounded-allocation
  const rest = Buffer.alloc(width - 1);
  // ruleid: unbounded-allocation
  const old = new Buffer(parseInt(String(req.query.size), 10));
  res.json({ pixels, line, rest, old });
});

app.post("/filled", (req, res) => {
  if (typeof req.body.count !== "number") {
    res.sendStatus(400);
    return;
  }
  // ruleid: unbounded-allocation
  res.send("x".repeat(req.body.count));
});

app.post("/rolled", async (req, res) => {
  // ruleid: unbounded-allocation
  const rolls = _.times(Number(req.body.rolls), () => 6);
  // ruleid: unbounded-allocation
  const salt = await bcrypt.genSalt(Number(req.body.rounds));
  res.json({ rolls, salt });
});

app.get("/sized", (req, res) => {
  const [width] = String(req.query.size).split("x");
  const sizes = Array.from(new Map(Object.entries(req.query)).values());
  // ruleid: unbounded-allocation
  const line = Buffer.alloc(Number(width));
  // ruleid: unbounded-allocation
  const other = Buffer.alloc(Number(sizes[0]));
  res.json({ line, other });
});
