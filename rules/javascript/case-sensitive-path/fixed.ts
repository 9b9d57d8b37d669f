import express from "express";
import { audit, requireLogin } from "./guards";

const app = express();

// ruleid: case-sensitive-path
app.use(/^\/admin\/.*/i, requireLogin);
// ruleid: case-sensitive-path
app.all(new RegExp("^/reports(/|$)", "i"), audit({ level: "full" }));
app.get(
  // ruleid: case-sensitive-path
  /\/users\/\d+/i,
  (req, res, next) => {
    if (req.headers.authorization) next();
    else res.sendStatus(401);
  },
);

app.get("/admin/users", (_req, res) => res.send([]));
app.get("/reports/*path", (_req, res) => res.send([]));
app.post("/users/:id", (_req, res) => res.send([]));

export { app };
