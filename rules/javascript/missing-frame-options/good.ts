import http from "node:http";
import express from "express";
import helmet from "helmet";

// ok: missing-frame-options
const app = express();
app.use(helmet());
app.get("/", (_req, res) => res.render("home"));

// ok: missing-frame-options
http.createServer(app).listen(8080);
