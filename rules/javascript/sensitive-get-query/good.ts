import express from "express";

const app = express();
app.use(express.json());

app.post("/login", (req, res) => {
  // ok: sensitive-get-query
  const password = req.body.password;
  res.json(check(req.body.name, password));
});

app.get("/accounts", (req, res) => {
  // ok: sensitive-get-query
  const name = req.query.name;
  // ok: sensitive-get-query
  const passwordField = req.query.field;
  const account: Record<string, unknown> = {};
  // ok: sensitive-get-query
  account.hasPassword = req.query.filter;
  // ok: sensitive-get-query
  account.canChangePassword = req.query.filter;
  res.json(check(name, passwordField));
});

declare function check(name: unknown, password: unknown): boolean;
