import { readFileSync, statSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";

export default {
  "bad-report.js": {
    files: { "temporary/x": "", "victim.txt": "important" },
    environment: { TMPDIR: "temporary" },
    keeps: {
      "keeps the report": [({ keep }) => readFileSync(keep("all is well"), "utf8"), "all is well"],
      "keeps the next one": [({ keep }) => [keep("one"), readFileSync(keep("two"), "utf8")][1], "two"],
    },
    stops: {
      "lays a link where it will write": ({ keep }, { folder }) => {
        symlinkSync(`${folder}/victim.txt`, "temporary/report.txt");
        keep("all is well");
        return readFileSync("victim.txt", "utf8") !== "important";
      },
      "reads the report": ({ keep }) => (statSync(dirname(keep("x"))).mode & 0o005) !== 0,
    },
  },
};
