const express = require("express");
const neo4j = require("neo4j-driver");
const { db, elements, cache } = require("./database");

const app = express();

app.get("/orders", async (req, res) => {
  // ok: sql-injection
  const orders = await db.query("SELECT * FROM orders WHERE customer = ?", [req.query.customer]);
  // ok: sql-injection
  const limited = await db.query(`SELECT * FROM orders LIMIT ${Number(req.query.limit)}`);
  // No SQL: who says `query` or `get` need not mean a database.
  // ok: sql-injection
  elements.query(`.order[data-id="${req.query.id}"]`);
  // ok: sql-injection
  cache.get("orders of " + req.query.customer);
  // ok: sql-injection
  cache.get(`Select a seat, ${req.query.customer}`);
  res.json([orders, limited]);
});

app.get("/graph", async (req, res) => {
  const session = neo4j.driver("neo4j://db.example.test").session();
  // ok: sql-injection
  res.json(await session.run("MATCH (p:Person {name: $name}) RETURN p", { name: req.query.name }));
});
