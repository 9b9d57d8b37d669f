import express, { type Request, type Response } from "express";

const app = express();
const SITE = "https://example.com";

app.get("/out", (req: Request, res: Response) => {
  const to = String(req.query.to);
  // ruleid: incomplete-url-substring-check
  if (hostOf(to) === "example.com") res.redirect(to);
  // ruleid: incomplete-url-substring-check
  else if (to === "https://example.com" || to.startsWith("https://example.com/")) res.redirect(to);
  // ruleid: incomplete-url-substring-check
  else if (hostOf(to) === "docs.example.com") res.redirect(to);
  else res.sendStatus(400);
});

window.addEventListener("message", (event) => {
  // ruleid: incomplete-url-substring-check
  if (event.origin === "https://example.com") apply(event.data);
  // ruleid: incomplete-url-substring-check
  if (new URL(event.origin).hostname === "example.com" || new URL(event.origin).hostname.endsWith(".example.com")) apply(event.data);
});

declare function apply(data: unknown): void;

function hostOf(address: string): string | undefined {
  try {
    return new URL(address).hostname;
  } catch {
    return undefined;
  }
}
