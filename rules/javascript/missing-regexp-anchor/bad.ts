import express, { type Request, type Response } from "express";

const app = express();

app.get("/out", (req: Request, res: Response) => {
  const to = String(req.query.to);
  // ruleid: missing-regexp-anchor
  if (/https?:\/\/docs\.example\.com/.test(to)) res.redirect(to);
  // ruleid: missing-regexp-anchor
  else if (to.match(/^https:\/\/example\.com/)) res.redirect(to);
  else res.sendStatus(400);
});

const partners = [
  // doubtful: missing-regexp-anchor
  /https:\/\/one\.partner-example\.net\//,
  // ruleid: missing-regexp-anchor
  "^https://two\\.partner-example\\.net",
  /^https:\/\/three\.partner-example\.net\//,
];

export function isPartner(address: string): boolean {
  for (const partner of partners) if (address.match(partner)) return true;
  return false;
}

export function mayUpload(type: string): boolean {
  // ruleid: missing-regexp-anchor
  return /^image\/png|image\/jpeg|image\/webp$/.test(type);
}

// ruleid: missing-regexp-anchor
const ROLE = new RegExp("^viewer|editor");

export function isHarmless(role: string): boolean {
  const found = ROLE.exec(role);
  return found !== null;
}
