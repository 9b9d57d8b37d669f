import express from "express";

const app = express();
const names = ["Ada", "Grace"];

app.get("/names", (req, res) => {
  // ruleid: regex-injection
  const pattern = new RegExp(`^${escapeRegExp(String(req.query.q))}`, "i");
  // ruleid: regex-injection
  const same = names.filter((name) => RegExp(escapeRegExp(String(req.query.q))).test(name));
  // ruleid: regex-injection
  const position = "Ada, Grace".search(escapeRegExp(String(req.query.q)));
  // ruleid: regex-injection
  if (names.join(", ").match(escapeRegExp(String(req.query.q)))) res.status(200);
  res.json({ found: names.filter((name) => pattern.test(name)), same, position });
});

app.get("/once", (req, res) => {
  // Without `g` only the first sign is escaped.
  const half = String(req.query.q).replace(/[.*+?^${}()|[\]\\]/, "\\$&");
  // ruleid: regex-injection
  res.json(names.filter((name) => new RegExp(escapeRegExp(half)).test(name)));
});

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
