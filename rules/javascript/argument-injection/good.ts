import express from "express";
import { execFile, execFileSync, spawn } from "node:child_process";
import path from "node:path";

const app = express();
const BRANCHES = ["main", "next"];

app.post("/mirrors", (req, res) => {
  const { remote, branch, file, message, count } = req.body;
  // ok: argument-injection
  execFile("git", ["fetch", "--", remote], () => res.end());
  // ok: argument-injection
  execFile("git", ["log", "HEAD", "--", file]);
  // ok: argument-injection
  execFile("git", ["commit", "-m", message]);
  // ok: argument-injection
  execFile("git", ["show", `HEAD:${file}`]);
  // ok: argument-injection
  spawn("git", ["fetch", "https://git.example.test/" + remote]);
  // ok: argument-injection
  spawn("tar", ["-cf", "all.tar", path.join("/srv/files", file)]);
  // ok: argument-injection
  spawn("tar", ["-cf", "all.tar", path.resolve(file)]);
  // ok: argument-injection
  spawn("git", ["log", String(Number(count))]);
  if (BRANCHES.includes(branch)) {
    // ok: argument-injection
    spawn("git", ["log", branch]);
  }
});

app.get("/pages", (req, res) => {
  const url = String(req.query.url);
  if (url.startsWith("-")) {
    res.sendStatus(400);
    return;
  }
  // ok: argument-injection
  execFile("curl", ["-s", url], (error, text) => res.send(error ? "" : text));
});

app.get("/forms", (req, res) => {
  const url = String(req.query.url);
  if (/^https?:\/\//.test(url)) {
    // ok: argument-injection
    execFile("wget", ["-q", url], () => res.end());
  }
  const host = String(req.query.host);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(host)) return;
  // ok: argument-injection
  execFile("ssh", [host, "uptime"], () => res.end());
  const name = String(req.query.name);
  if (name[0] === "-" || /^-/.test(String(req.query.other))) return;
  // ok: argument-injection
  execFile("rsync", ["-a", name, "/srv/copy"], () => res.end());
  // ok: argument-injection
  execFile("rsync", ["-a", String(req.query.other), "/srv/copy"], () => res.end());
});

app.get("/harmless", (req, res) => {
  // The program has no option that does harm.
  // ok: argument-injection
  execFile("ping", ["-c", "1", String(req.query.host)], () => res.end());
  // ok: argument-injection
  res.send(execFileSync("figlet", [String(req.query.text)]));
});

export function own(): void {
  const words = ["log"];
  words.push("--");
  words.push("README.md");
  // ok: argument-injection
  execFile("git", words);
}
