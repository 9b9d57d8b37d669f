import fs from "node:fs";
import https from "node:https";

const text = fs.readFileSync("notes.txt", "utf8");
// ok: file-data-to-network
https.get({ host: "stats.example.test", headers: { "X-Length": text.length } });

const request = https.request("https://notes.example.test", { method: "POST" });
// ok: file-data-to-network
request.write("hello");
request.end();
