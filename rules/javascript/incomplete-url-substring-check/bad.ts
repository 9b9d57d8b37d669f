import express, { type Request, type Response } from "express";

const app = express();
const SITE = "https://example.com";

app.get("/out", (req: Request, res: Response) => {
  const to = String(req.query.to);
  // ruleid: incomplete-url-substring-check
  if (to.includes("example.com")) res.redirect(to);
  // ruleid: incomplete-url-substring-check
  else if (to.startsWith(SITE)) res.redirect(to);
  // ruleid: incomplete-url-substring-check
  else if (to.indexOf("docs.example.com") !== -1) res.redirect(to);
  else res.sendStatus(400);
});

window.addEventListener("message", (event) => {
  // ruleid: incomplete-url-substring-check
  if (event.origin.indexOf("https://example.com") === 0) apply(event.data);
  // ruleid: incomplete-url-substring-check
  if (new URL(event.origin).hostname.endsWith("example.com")) apply(event.data);
});

declare function apply(data: unknown): void;
