import { statSync } from "node:fs";

const modeOf = async ({ install }) => {
  await install("run.sh");
  return statSync("run.sh").mode & 0o777;
};

export default {
  "bad.ts": {
    files: { "run.sh": "#!/bin/sh\n" },
    keeps: {
      "can be read by all": [async (names) => (await modeOf(names)) & 0o444, 0o444],
      "can be written by its owner": [async (names) => (await modeOf(names)) & 0o200, 0o200],
    },
    stops: {
      "writes into the file": async (names) => ((await modeOf(names)) & 0o002) !== 0,
      "writes into any file": ({ install }) => typeof install === "function" && process.umask() === 0,
    },
  },
};
