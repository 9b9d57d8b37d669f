import axios from "axios";
import fs from "node:fs";
import https from "node:https";

https.get("https://tools.example.test/setup", (response) => {
  const file = fs.createWriteStream("/tmp/setup");
  response.on("data", (chunk) => {
    // ruleid: network-data-to-file
    fs.appendFileSync("/tmp/setup.log", chunk);
    // ruleid: network-data-to-file
    file.write(chunk);
  });
});

export async function update(): Promise<void> {
  const { data } = await axios.get("https://tools.example.test/plugin.js");
  // ruleid: network-data-to-file
  fs.writeFileSync("plugin.js", data);
  const answer = await fetch("https://tools.example.test/list");
  // ruleid: network-data-to-file
  fs.writeFileSync("list.json", await answer.text());
}
