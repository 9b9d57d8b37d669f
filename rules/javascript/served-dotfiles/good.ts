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
