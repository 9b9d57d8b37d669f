import escapeStringRegexp from "escape-string-regexp";
import express from "express";
import { escapeRegExp } from "lodash";

const app = express();
const names = ["Ada", "Grace"];

function escaped(text: string): string {
  return text.replace(/([.*+?^=!:${}()|[\]/\\])/g, "\\$1");
}

app.get("/names", (req, res) => {
  const q = String(req.query.q);
  // ok: regex-injection
  const one = new RegExp(escapeStringRegexp(q));
  // ok: regex-injection
  const two = new RegExp(`^${escapeRegExp(q)}`);
  // ok: regex-injection
  const three = new RegExp(escaped(q), "i");
  // ok: regex-injection
  const four = new RegExp(`{${Number(q)}}`);
  // Text on both sides, no expression.
  // ok: regex-injection
  const five = names.filter((name) => name.includes(q));
  if (!/^[a-z ]+$/.test(q)) return res.sendStatus(400);
  // ok: regex-injection
  res.json([one, two, three, four, five, new RegExp(q)].map(String));
});
