import fs from "node:fs";
import express from "express";

const app = express();

app.get("/handed-on", (_req, res, next) => {
  fs.readFile("page.html", (error, data) => {
    if (error) {
      next(error);
      return;
    }
    res.send(data);
  });
});

app.get("/caught", (_req, res) => {
  fs.readFile("page.html", (error, data) => {
    try {
      // ok: server-crash
      if (error) throw error;
      res.send(data);
    } catch {
      res.sendStatus(404);
    }
  });
});

app.get("/in-the-handler", (req, res) => {
  // ok: server-crash
  if (!req.query.id) throw new Error("no id");
  res.end();
});

app.get("/in-a-promise", (_req, res, next) => {
  new Promise<string>((resolve, reject) => {
    fs.readFile("page.html", "utf8", (error, data) => {
      if (error) reject(error);
      else resolve(data);
    });
  })
    .then((data) => {
      // ok: server-crash
      if (data === "") throw new Error("empty");
      res.send(data);
    })
    .catch(next);
});

app.get("/synchronous", (_req, res) => {
  const names = fs.readdirSync("pages").map((name) => {
    // ok: server-crash
    if (name === "") throw new Error("no name");
    return name;
  });
  res.send(names);
});

// Nothing waits for requests here: a script may end with an error.
export function build(): void {
  fs.readFile("page.html", (error) => {
    // ok: server-crash
    if (error) throw error;
  });
}

app.get("/asked-before", (req, res) => {
  if (typeof req.query.words !== "string") return res.sendStatus(400);
  // ok: server-crash
  const first = req.query.page.length;
  fs.readFile("index.json", () => {
    // ok: server-crash
    const words = req.query.words.split(" ");
    // ok: server-crash
    const sort = req.query.sort?.toString();
    // ok: server-crash
    const list = String(req.query.list).split(",");
    res.send([words, sort, list, first]);
  });
});
