import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "one segment of a path leads nowhere else": `
    fs.readFileSync("uploads/" + s.split("/").pop());
    const parts = s.split("/");
    fs.readFileSync("uploads/" + parts[parts.length - 1]);
    fs.readFileSync("uploads/" + parts[0]);
    fs.readFileSync("uploads/" + parts[Number(req.query.i)]); //! path
    fs.readFileSync("uploads/" + s.split("?")[0]); //! path`,
  "what stands between dots has no way upwards": `
    fs.readFileSync(path.join("uploads", "picture." + s.split(".").pop()));
    const names = s.split(".");
    fs.readFileSync(path.join(ROOT, names[0]));
    fs.readFileSync(s.split(".").pop()); //! path`,
  "a path that is normalized from the root": `
    fs.readFileSync(path.join(ROOT, path.normalize("/" + s)));
    fs.readFileSync(path.join(ROOT, path.posix.normalize(\`/\${s}\`)));
    fs.readFileSync(path.join(ROOT, path.normalize(s))); //! path`,
  "a list of arguments is no object of options": `
    cp.spawn("pandoc", ["-s", s].concat(more));
    cp.spawn("pandoc", ["-s"].concat(more), { shell: s }); //! command`,
  "where a form's parser has put a file": `
    fs.readFileSync(req.file.path); fs.readFileSync(req.files[0].path); fs.unlinkSync(req.files.photo.tempFilePath);
    for (const file of req.files) fs.unlinkSync(file.path);
    fs.readFileSync("uploads/" + req.files.photo.mimetype); //! path`,
  "steps up that are taken from the beginning of a normalised path": `
    fs.readFileSync("uploads" + path.normalize(s).replace(/^(\\.\\.[\\/\\\\])+/, ""));
    fs.readFileSync("uploads" + path.normalize(s).replace(/(\\.\\.\\/)*/, ""));
    fs.readFileSync("uploads" + path.normalize(s).replace(/^\\.\\.\\//, "")); //! path
    fs.readFileSync("uploads" + s.replace(/^(\\.\\.[\\/\\\\])+/, "")); //! path`,
  "a shell that is named elsewhere": `
    let shell, flag;
    if (process.platform === "win32") { shell = "cmd.exe"; flag = "/c"; } else { shell = "/bin/sh"; flag = "-c"; }
    cp.spawn(shell, [flag, s]); //! command
    const filled = []; filled.push("-c"); filled.push(s);
    cp.execFile("/bin/bash", filled); //! command
    const run = (program, args) => {
      cp.spawn(program, args); //! command
    };
    run("sh", ["-c", s]);
    cp.spawn("git", ["-c", s]);`,
};

describe("segments of paths and parts of commands", () => {
  for (const [name, code] of Object.entries(CASES)) {
    it(name, () => {
      checkLibraryFlow(`
import cp from "child_process"; import fs from "fs"; import path from "path"; import express from "express";
express().get("/", (req, res) => {
  const s = req.query.s, ROOT = "/srv", more = [];${code}
});`);
    });
  }
});
