import express from "express";
import { exec, execSync, spawn } from "node:child_process";
import { promisify } from "node:util";

const app = express();
app.use(express.json());

const run = promisify(exec);

app.get("/ping", (req, res) => {
  // ruleid: command-injection
  exec("ping -c 1 " + req.query.host, (error, stdout) => {
    res.type("text/plain").send(error ? "unreachable" : stdout);
  });
});

app.post("/thumbnails", async (req, res) => {
  const { file, width } = req.body;
  const size = Number.parseInt(width, 10);
  const command = `convert uploads/${file} -resize ${size} thumbnails/${file}`;
  // ruleid: command-injection
  await run(command);
  res.sendStatus(201);
});

app.delete("/branches/:name", (req, res) => {
  const parts = ["git", "branch", "-D", req.params.name];
  // ruleid: command-injection
  execSync(parts.join(" "), { cwd: "/srv/repository" });
  res.sendStatus(204);
});

app.post("/tools", (req, res) => {
  // ruleid: command-injection
  const child = spawn(req.body.tool, ["--version"]);
  child.stdout.pipe(res);
});

app.post("/scripts", (req, res) => {
  // ruleid: command-injection
  spawn("sh", ["-c", `cat ${req.body.file} | wc -l`]).stdout.pipe(res);
  // ruleid: command-injection
  spawn("ls", ["-l", req.body.directory], { shell: true }).stdout.pipe(res);
});

function compress(directory: string): void {
  // ruleid: command-injection
  execSync(`tar -czf backup.tgz "${directory}"`);
}

app.post("/backups", (req, res) => {
  compress(req.body.directory.trim());
  res.sendStatus(202);
});

app.post("/checks", (req, res) => {
  const words: string[] = [];
  words.push("-" + "c");
  words.push(req.body.check);
  // ruleid: command-injection
  spawn("/bin/" + "sh", words).stdout.pipe(res);
});

app.get("/listing", (req, res) => {
  const given = { shell: req.query.verbose === "1", cwd: "/srv/files" };
  const options = Object.assign({ shell: false }, given, { timeout: 1000 });
  // ruleid: command-injection
  spawn("ls", ["-l", "--", String(req.query.file)], options).stdout.pipe(res);
});
