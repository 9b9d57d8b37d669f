import { spawn as crossSpawn } from "cross-spawn";
import { execa } from "execa";
import express from "express";
import { execFile, execFileSync, spawn } from "node:child_process";

const app = express();

app.post("/mirrors", (req, res) => {
  const { remote, branch, host, file, extra } = req.body;
  // ruleid: argument-injection
  execFile("git", ["fetch", remote], () => res.end());
  // ruleid: argument-injection
  spawn("git", ["-C", "/srv/repository", "log", "--oneline", branch]);
  // ruleid: argument-injection
  execFileSync("/usr/bin/git", ["clone", "--depth", "1", remote, "copy"]);
  // ruleid: argument-injection
  spawn("ssh", [host, "uptime"]);
  // ruleid: argument-injection
  spawn("tar", ["-xzf", "backup.tgz", file]);
  // ruleid: argument-injection
  execFile("git", extra);
  // ruleid: argument-injection
  spawn("hg", ["log", ...extra]);
});

app.get("/pages", async (req, res) => {
  // ruleid: argument-injection
  const { stdout } = await execa("curl", ["-sL", String(req.query.url)]);
  const args = ["-q", req.query.url as string];
  // ruleid: argument-injection
  crossSpawn("wget", args);
  const words = ["ls-remote", "--heads"];
  words.push(req.query.url as string);
  // ruleid: argument-injection
  execFile("git", words);
  res.send(stdout);
});

app.get("/search", (req, res) => {
  if (String(req.query.q).length > 100) {
    res.sendStatus(400);
    return;
  }
  // ruleid: argument-injection
  spawn("rg", ["--json", String(req.query.q), "/srv/documents"]).stdout.pipe(res);
});
