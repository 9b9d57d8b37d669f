import express from "express";

const app = express();
app.use(express.json());

const MAX = 65_536;

app.get("/noise", (req, res) => {
  const size = Number(req.query.size);
  if (!(size > 0 && size <= MAX)) return res.sendStatus(400);
  // ok: unbounded-allocation
  res.send(Buffer.alloc(size));
});

app.get("/line", (req, res) => {
  const width = Math.min(Number(req.query.width), 120);
  // ok: unbounded-allocation
  res.type("text/plain").send("-".repeat(width));
});

app.post("/copy", (req, res) => {
  const text = String(req.body.text);
  // ok: unbounded-allocation
  const buffer = Buffer.alloc(text.length);
  buffer.write(text);
  // ok: unbounded-allocation
  res.send(Buffer.from(text));
});

app.post("/grid", (req, res) => {
  const rows = Number(req.body.rows);
  if (rows > 100) {
    res.sendStatus(400);
    return;
  }
  // ok: unbounded-allocation
  res.json(new Array(rows).fill(0));
});

app.get("/picture", (req, res) => {
  const width = Number(req.query.width);
  if (!(width <= 640)) {
    res.sendStatus(400);
    return;
  }
  // ok: unbounded-allocation
  const pixels = Buffer.alloc(width * 4);
  // ok: unbounded-allocation
  const line = Buffer.alloc(Number(req.query.size) % 64);
  // ok: unbounded-allocation
  const text = new Buffer(String(req.query.text));
  res.json({ pixels, line, text });
});

app.post("/wanted", (req, res) => {
  const wanted = new Set<string>();
  const byName = new Map<string, unknown>();
  for (const item of req.body.items) {
    wanted.add(item.id);
    byName.set(item.name, item);
  }
  const headers = new Headers(req.headers as Record<string, string>);
  res.json([
    // ok: unbounded-allocation
    Array.from(wanted),
    // ok: unbounded-allocation
    Array.from(byName.values()),
    // ok: unbounded-allocation
    Array.from(headers.entries()),
    // ok: unbounded-allocation
    Array.from(req.body.items.filter(Boolean)),
    // ok: unbounded-allocation
    Array.from(String(req.query.ids).split(",")),
  ]);
});
