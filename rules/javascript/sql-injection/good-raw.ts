import express from "express";
import pgPromise from "pg-promise";

const app = express();
const db = pgPromise()("postgres://db.example.test/shop");

app.get("/products/:id", async (req, res) => {
  const { id } = req.params;
  // ok: sql-injection
  const one = await db.any("SELECT * FROM products WHERE id = $1", [id]);
  // ok: sql-injection
  const two = await db.any("SELECT $2:raw FROM products WHERE id = $1", [id, "name"]);
  // ok: sql-injection
  const three = await db.one("SELECT ${columns:name} FROM products WHERE id = ${id}", { columns: req.query.columns, id });
  // ok: sql-injection
  const four = await db.one({ text: "SELECT * FROM products WHERE id = $1", values: [id] });
  res.json([one, two, three, four]);
});
