import express from "express";

const app = express();
// ruleid: served-dotfiles
app.use(express.static("public", { dotfiles: "allow" }));
app.get("/files/:name", (req, res) => {
  // ruleid: served-dotfiles
  res.sendFile(req.params.name, { root: "/srv/files", dotfiles: "allow" });
});
