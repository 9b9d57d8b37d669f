import express from "express";
import path from "node:path";

const app = express();
// ok: served-dotfiles
app.use(express.static("public", { dotfiles: "ignore" }));
// ok: served-dotfiles
app.use(express.static("public"));
// ok: served-dotfiles
app.use("/.well-known", express.static("public/.well-known", { dotfiles: "allow" }));

app.get("/start", (_req, res) => {
  // One file, wherever the program is installed.
  // ok: served-dotfiles
  res.sendFile(path.join(__dirname, "pages", "start.html"), { dotfiles: "allow" });
});

import { errorPage } from "./pages";
const waitingPage = path.join(packageFolder(), "waiting.html");

app.use((_req, res) => {
  // ok: served-dotfiles
  if (isReady()) res.sendFile(errorPage, { dotfiles: "allow" });
  // ok: served-dotfiles
  else res.sendFile(waitingPage, { dotfiles: "allow" });
});
