import AdmZip from "adm-zip";
import { existsSync, readFileSync } from "node:fs";

/** An archive with a file of that name, as no honest program writes it. */
function archiveWith(name) {
  const zip = new AdmZip();
  zip.addFile("x".repeat(name.length), Buffer.from("content"));
  const bytes = zip.toBuffer();
  return Buffer.from(bytes.toString("latin1").replaceAll("x".repeat(name.length), name), "latin1");
}

const files = { "uploads/guide/old.txt": "old" };

export default {
  "bad-joined.js": {
    files,
    except: { "Take its last part, the name of a file in that folder": "puts all files into one folder" },
    keeps: {
      "unpacks a file": [
        ({ unpack }) => {
          unpack(archiveWith("a..b.txt"));
          return readFileSync("uploads/a..b.txt", "utf8");
        },
        "content",
      ],
      "unpacks into folders": [
        ({ unpack }) => {
          unpack(archiveWith("guide/start.txt"));
          return readFileSync("uploads/guide/start.txt", "utf8");
        },
        "content",
      ],
    },
    stops: {
      "writes above the folder": ({ unpack }) => {
        unpack(archiveWith("../evil.txt"));
        return existsSync("evil.txt");
      },
    },
  },
};
