import fs from "node:fs";
import https from "node:https";

https.get("https://tools.example.test/setup", (response) => {
  response.on("error", () => {
    // ok: network-data-to-file
    fs.writeFileSync("/tmp/setup.log", "the server does not answer");
  });
  // ok: network-data-to-file
  fs.writeFileSync("/tmp/status", String(response.statusCode));
});
