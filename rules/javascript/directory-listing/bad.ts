import express from "express";
import serveIndex from "serve-index";

const app = express();
// ruleid: directory-listing
app.use("/files", express.static("files"), serveIndex("files", { icons: true }));
