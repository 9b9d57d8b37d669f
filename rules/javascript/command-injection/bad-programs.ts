import express from "express";
import { exec, execSync as run } from "node:child_process";

const app = express();

app.get("/ping", (req, res) => {
  // ruleid: command-injection
  exec(`ping -c 1 ${req.query.host}`, (error, stdout) => {
    res.type("text/plain").send(error ? "unreachable" : stdout);
  });
});

app.post("/commits", (req, res) => {
  const message: string = req.body.message;
  // ruleid: command-injection
  run(`git commit --author="${req.body.author} <shop@example.test>" -m "${message}"`, { cwd: "/srv/repository" });
  res.sendStatus(201);
});
