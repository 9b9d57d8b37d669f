import express from "express";

const app = express();
// ok: served-dotfiles
app.use(express.static("public", { dotfiles: "ignore" }));
// ok: served-dotfiles
app.use(express.static("public"));
// ok: served-dotfiles
app.use("/.well-known", express.static("public/.well-known", { dotfiles: "allow" }));
