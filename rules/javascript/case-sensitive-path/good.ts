import express from "express";
import { requireLogin } from "./guards";

const app = express();

// ok: case-sensitive-path
app.use("/admin", requireLogin);
// ok: case-sensitive-path
app.use(/^\/admin\/.*/i, requireLogin);
// ok: case-sensitive-path
app.use(/^\/[Aa][Dd][Mm][Ii][Nn]/, requireLogin);
// ok: case-sensitive-path
app.use(/^\/\d+\/.*/, requireLogin);
// ok: case-sensitive-path
app.use(/^\/assets\/.*/, express.static("public"));
// ok: case-sensitive-path
app.get(/^\/admin\/help/, (_req, res) => res.send("help"));
// ok: case-sensitive-path
app.use(/^\/elsewhere\/.*/, requireLogin);

app.get("/admin/users", (_req, res) => res.send([]));
app.get("/:id/items", (_req, res) => res.send([]));
app.get("/assets/:name", (_req, res) => res.send([]));

export { app };
