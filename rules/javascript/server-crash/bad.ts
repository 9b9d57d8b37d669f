import { exec } from "node:child_process";
import fs, { readFile } from "node:fs";
import http from "node:http";
import mysql from "mysql";
import express, { type Request, type Response } from "express";

const app = express();

app.get("/page/:name", (req, res) => {
  fs.readFile(`pages/${encodeURIComponent(req.params.name)}`, (error, data) => {
    if (error) {
      // ruleid: server-crash
      throw error;
    }
    res.send(data.toString());
  });
});

function load(done: (data: Buffer) => void): void {
  try {
    readFile("data.json", (error, data) => {
      if (error) {
        // ruleid: server-crash
        throw new Error("no data", { cause: error });
      }
      done(data);
    });
  } catch {
    console.error("this never happens");
  }
}

app.post("/data", (_req, res) => {
  load((data) => res.send(data));
});

function fail(): never {
  // ruleid: server-crash
  throw new Error("cannot go on");
}

export function status(req: Request, res: Response): void {
  exec("uptime", (error, output) => {
    if (error) fail();
    res.send(output);
  });
}

http.createServer((_request, response) => {
  setTimeout(() => {
    response.end();
    // ruleid: server-crash
    throw new Error("too late");
  }, 100);
});

const pool = mysql.createPool({ host: "db.example.test" });

app.get("/users", (_req, res) => {
  pool.query("SELECT name FROM users", (error, rows) => {
    if (error) {
      // ruleid: server-crash
      throw error;
    }
    res.send(rows);
  });
});

app.get("/search", (req, res) => {
  fs.readFile("index.json", () => {
    // ruleid: server-crash
    const words = req.query.words.split(" ");
    // ruleid: server-crash
    res.setHeader("X-Page", req.query.page);
    res.send(words);
  });
});
