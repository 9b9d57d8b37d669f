import express from "express";

const app = express();

app.get("/slow", (req, res) => {
  const delay = Number(req.query.delay);
  if (!(delay >= 0 && delay < 5_000)) return res.sendStatus(400);
  // ok: untrusted-delay
  setTimeout(() => res.sendStatus(204), delay);
});

app.get("/later", (req, res) => {
  // ok: untrusted-delay
  setTimeout(() => res.sendStatus(204), Math.min(Number(req.query.delay), 1_000));
  // ok: untrusted-delay
  setTimeout(() => console.info(req.query.delay), 100);
});
