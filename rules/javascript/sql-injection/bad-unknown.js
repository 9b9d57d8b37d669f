const { AthenaClient, StartQueryExecutionCommand } = require("@aws-sdk/client-athena");
const cassandra = require("cassandra-driver");
const express = require("express");
const neo4j = require("neo4j-driver");
const { db, pool } = require("./database");

const app = express();

app.get("/orders", async (req, res) => {
  // Whatever database it is, this is SQL.
  // ruleid: sql-injection
  const orders = await db.query(`SELECT * FROM orders WHERE customer = '${req.query.customer}'`);
  let text = "select id, name from customers";
  if (req.query.name) text += " where name = '" + req.query.name + "'";
  // ruleid: sql-injection
  pool.execute(text, (error, rows) => res.json([orders, rows]));
});

app.get("/graph", async (req, res) => {
  const session = neo4j.driver("neo4j://db.example.test").session();
  // ruleid: sql-injection
  const found = await session.run(`MATCH (p:Person {name: "${req.query.name}"}) RETURN p`);
  const client = new cassandra.Client({ contactPoints: ["db.example.test"] });
  // ruleid: sql-injection
  const rows = await client.execute("SELECT * FROM people WHERE name = '" + req.query.name + "'");
  res.json([found, rows]);
});

app.get("/report", async (req, res) => {
  const athena = new AthenaClient({});
  // ruleid: sql-injection
  res.json(await athena.send(new StartQueryExecutionCommand({ QueryString: `SELECT * FROM sales WHERE shop = '${req.query.shop}'` })));
});
