import express from "express";
import serveIndex from "serve-index";

const app = express();
// ok: directory-listing
app.use("/files", requireLogin, express.static("files"), serveIndex("files"));
// ok: directory-listing
if (process.env.NODE_ENV === "development") app.use(serveIndex("."));
// ok: directory-listing
app.use(express.static("files"));
