import express from "express";
import pino from "pino";
import bunyan from "bunyan";

const app = express();
app.use(express.json());

app.post("/login", (req, res) => {
  const { name, age } = req.body;
  // ok: log-injection
  console.log(`login failed for ${name.replace(/\n|\r/g, "")}`);
  // ok: log-injection
  console.log(`login failed for ${String(name).replace(/[^\w ]/g, "?")}`);
  // ok: log-injection
  console.log("login failed for %s", JSON.stringify(name));
  // ok: log-injection
  console.log("age", Number(age));
  // The parser of HTTP lets no line break into an address or a header.
  // ok: log-injection
  console.log(req.method, req.url, req.headers["user-agent"]);
  res.sendStatus(401);
});

// These write JSON, where a line break inside of a text stays inside of it.
const records = pino();
const tracks = bunyan.createLogger({ name: "shop" });

app.post("/order", (req, res) => {
  // ok: log-injection
  records.info(`ordered by ${req.body.name}`);
  // ok: log-injection
  tracks.child({ part: "orders" }).warn("ordered by %s", req.body.name);
  res.sendStatus(204);
});
