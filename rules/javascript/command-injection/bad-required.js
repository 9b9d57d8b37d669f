const childProcess = require("child_process");
const { promisify } = require("util");
const { Router } = require("express");

const router = Router();
const execAsync = promisify(childProcess.exec);

router.post("/thumbnails", async (req, res) => {
  const command = "convert uploads/" + req.body.file + " -resize 64x64 thumbnails/" + req.body.file;
  // ruleid: command-injection
  await execAsync(command);
  res.sendStatus(201);
});

router.get("/log", (req, res) => {
  const files = req.query.files.split(",");
  // ruleid: command-injection
  res.send(childProcess.execSync(`git log --oneline -- ${files.join(" ")}`).toString());
});

router.get("/size", (req, res) => {
  // ruleid: command-injection
  childProcess.exec(
    `du -sh uploads/${req.query.folder}`,
    (error, stdout) => res.send(stdout),
  );
});

module.exports = router;
