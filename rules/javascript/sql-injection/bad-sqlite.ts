import Database from "better-sqlite3";
import { DatabaseSync } from "node:sqlite";
import express from "express";
import sqlite3 from "sqlite3";

const app = express();
const db = new sqlite3.Database("shop.db");
const sync = new Database("shop.db");
const builtIn = new DatabaseSync("shop.db");

app.get("/customers", (req, res) => {
  // ruleid: sql-injection
  db.all(`SELECT * FROM customers WHERE city = '${req.query.city}'`, (error, rows) => {
    res.json(error ? [] : rows);
  });
});

app.get("/invoices/:number", (req, res) => {
  // ruleid: sql-injection
  const invoice = sync.prepare(`SELECT * FROM invoices WHERE number = '${req.params.number}'`).get();
  res.json(invoice);
});

app.get("/archive", (req, res) => {
  // ruleid: sql-injection
  builtIn.exec(`ATTACH DATABASE '${req.query.year}.db' AS archive`);
  res.sendStatus(204);
});
