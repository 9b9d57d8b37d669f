import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";

async function restore({ exports: app }, { get }, file) {
  execFileSync("tar", ["-czf", "backup.tgz", "a.txt", "b.txt"]);
  rmSync("a.txt");
  return (await get(app, `/restore?file=${encodeURIComponent(file)}`, { method: "POST" })).status;
}

export default {
  "bad-backup.js": {
    files: { "a.txt": "one", "b.txt": "two" },
    environment: { NODE_ENV: "test" },
    keeps: {
      "restores a file": [async (names, tools) => [await restore(names, tools, "a.txt"), readFileSync("a.txt", "utf8")], [204, "one"]],
    },
    stops: {
      "runs a command": async (names, tools) => {
        await restore(names, tools, "--to-command=touch made");
        return existsSync("made");
      },
    },
  },
};
