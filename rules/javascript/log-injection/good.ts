import express from "express";

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
