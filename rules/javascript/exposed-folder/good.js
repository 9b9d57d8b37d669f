const path = require("path");
const express = require("express");
const serveStatic = require("serve-static");
const { folders } = require("./settings");

const app = express();

// ok: exposed-folder
app.use(express.static("public"));
// ok: exposed-folder
app.use(express.static(path.join(__dirname, "../client/dist")));
// ok: exposed-folder
app.use("/jquery", express.static(path.join(__dirname, "node_modules/jquery/dist")));
// ok: exposed-folder
app.use("/ui", serveStatic(`${__dirname}/node_modules/@scope/ui/css`));
// ok: exposed-folder
app.use("/files", express.static(folders.files));
// ok: exposed-folder
app.use("/icons", express.static(path.join(folders.modules, "icons")));

module.exports = app;
