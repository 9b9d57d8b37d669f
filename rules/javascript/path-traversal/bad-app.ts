import { app, protocol } from "electron";
import { readFile } from "node:fs/promises";
import path from "node:path";

// A link in anybody's page opens the app with such an address.
app.on("open-url", async (_event, url) => {
  const name = url.slice("notes://".length);
  // ruleid: path-traversal
  const text = await readFile(path.join("notes", name), "utf8");
  console.log(text.length);
});

// What a window shows, a mail for instance, asks for these.
protocol.handle("picture", async (request) => {
  const name = request.url.slice("picture://".length);
  // ruleid: path-traversal
  return new Response(await readFile(path.join("pictures", decodeURIComponent(name))));
});
