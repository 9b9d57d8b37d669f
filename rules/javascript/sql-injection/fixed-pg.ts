import express, { type Request, type Response } from "express";
import { Client, Pool } from "pg";

const pool = new Pool();
const app = express();

app.get("/users", async (req, res) => {
  // ruleid: sql-injection
  const { rows } = await pool.query("SELECT id, name FROM users WHERE name = $1", [req.query.name]);
  res.json(rows);
});

app.get("/orders/:id", async (req: Request, res: Response) => {
  const { id } = req.params;
  const text = "SELECT * FROM orders WHERE id = $1 AND owner = $2";
  const client = await pool.connect();
  try {
    // ruleid: sql-injection
    const result = await client.query(text, [id, req.query.owner]);
    res.json(result.rows[0]);
  } finally {
    client.release();
  }
});

app.post("/products", async (req, res) => {
  const client = new Client();
  await client.connect();
  const { name, price } = req.body;
  await client.query({
    // ruleid: sql-injection
    text: "INSERT INTO products (name, price) VALUES ($1, $2)",
    values: [name, price],
  });
  res.sendStatus(201);
});
