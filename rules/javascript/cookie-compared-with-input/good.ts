import express from "express";

const app = express();

app.get("/account/:id", (req, res) => {
  // ok: cookie-compared-with-input
  if (req.session.userId !== req.params.id) return res.sendStatus(403);
  // ok: cookie-compared-with-input
  if (req.cookies.csrfToken !== req.body.csrfToken) return res.sendStatus(403);
  // ok: cookie-compared-with-input
  if (req.query.from === req.query.to || req.cookies.theme === "dark") return res.end();
  // ok: cookie-compared-with-input
  if (req.params.id !== req.body.id) return res.sendStatus(400);
  res.json({});
});
