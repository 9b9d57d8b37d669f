const childProcess = require("child_process");
const { promisify } = require("util");
const { Router } = require("express");

const router = Router();
const execAsync = promisify(childProcess.execFile);

router.post("/thumbnails", async (req, res) => {
  // ruleid: command-injection
  await execAsync("convert", ["uploads/" + req.body.file, "-resize", "64x64", "thumbnails/" + req.body.file]);
  res.sendStatus(201);
});

router.get("/log", (req, res) => {
  const files = req.query.files.split(",");
  // ruleid: command-injection
  res.send(childProcess.execFileSync("git", ["log", "--oneline", "--", ...files]).toString());
});

router.get("/size", (req, res) => {
  // ruleid: command-injection
  childProcess.execFile(
    "du", ["-sh", `uploads/${req.query.folder}`],
    (error, stdout) => res.send(stdout),
  );
});

module.exports = router;
