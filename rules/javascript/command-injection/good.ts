import express from "express";
import { exec, execFile, execFileSync, spawn, type SpawnOptions } from "node:child_process";
import { basename } from "node:path";
import { quote } from "shell-quote";

const app = express();
app.use(express.json());

const TOOLS = new Set(["convert", "identify"]);
const FORMATS = ["png", "jpeg", "webp"];

app.get("/ping", (req, res) => {
  // ok: command-injection
  execFile("ping", ["-c", "1", "--", String(req.query.host)], (error, stdout) => {
    res.type("text/plain").send(error ? "unreachable" : stdout);
  });
});

app.get("/uptime", (_req, res) => {
  // ok: command-injection
  exec("uptime --pretty", (_error, stdout) => res.json({ uptime: stdout }));
});

app.get("/log", (req, res) => {
  const lines = Number(req.query.lines);
  // ok: command-injection
  exec(`tail -n ${lines} /var/log/shop.log`, (_error, stdout) => res.json({ log: stdout }));
});

app.get("/hosts/:name", (req, res) => {
  const { name } = req.params;
  if (!/^[a-z0-9-]+$/.test(name)) return res.sendStatus(400);
  // ok: command-injection
  exec(`getent hosts ${name}`, (_error, stdout) => res.json({ hosts: stdout }));
});

app.post("/tools", (req, res) => {
  const { tool } = req.body;
  if (TOOLS.has(tool)) {
    // ok: command-injection
    spawn(tool, ["--version"]).stdout.pipe(res);
  } else {
    res.sendStatus(400);
  }
});

app.post("/convert", (req, res) => {
  const format = req.body.format;
  if (!FORMATS.includes(format)) {
    res.sendStatus(400);
    return;
  }
  // ok: command-injection
  exec(`mogrify -format ${format} uploads/*`);
  res.sendStatus(202);
});

app.post("/search", (req, res) => {
  // ok: command-injection
  exec(quote(["grep", "-r", "--", req.body.text, "documents"]), (_error, stdout) => res.json({ found: stdout }));
});

app.post("/archive", (req, res) => {
  // ok: command-injection
  execFileSync("tar", ["-czf", "backup.tgz", "--", basename(req.body.directory)]);
  res.sendStatus(202);
});

app.post("/scripts", (req, res) => {
  // ok: command-injection
  spawn("bash", ["scripts/count.sh", req.body.file]).stdout.pipe(res);
  // ok: command-injection
  spawn("ls", ["-l", "--", req.body.directory], { shell: false }).stdout.pipe(res);
});

function environmentOf(stage: string): string {
  switch (stage) {
    case "production":
      return "deploy-production";
    default:
      return "deploy-staging";
  }
}

app.post("/deployments", (req, res) => {
  // ok: command-injection
  exec(environmentOf(req.body.stage));
  res.sendStatus(202);
});

app.get("/listing", (req, res) => {
  const given = { shell: req.query.verbose === "1", cwd: "/srv/files" };
  const options = Object.assign({ timeout: 1000 }, given, { shell: false });
  // ok: command-injection
  spawn("ls", ["-l", "--", String(req.query.file)], options).stdout.pipe(res);
});

function withoutShell(folder: string): SpawnOptions {
  return { cwd: folder, shell: false };
}

app.get("/sizes", (req, res) => {
  // ok: command-injection
  spawn("du", ["-s", "--", String(req.query.file)], { ...withoutShell("/srv/files"), timeout: 1000 }).stdout.pipe(res);
});
