import express from "express";

const app = express();

app.get("/login", (req, res) => {
  // ruleid: sensitive-get-query
  const password = req.query.password;
  res.json(check(req.query.name, password));
});

app.get("/change", ({ query }, res) => {
  // ruleid: sensitive-get-query
  const login = { name: query.name, newPassword: query.new };
  res.json(check(login.name, login.newPassword));
});

app.get("/unlock", (req, res) => {
  // ruleid: sensitive-get-query
  const passphrase = req.param("phrase");
  res.json(check("", passphrase));
});

declare function check(name: unknown, password: unknown): boolean;
