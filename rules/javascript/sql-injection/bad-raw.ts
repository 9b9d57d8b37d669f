import express from "express";
import pgPromise from "pg-promise";

const app = express();
const db = pgPromise()("postgres://db.example.test/shop");

app.get("/products/:id", async (req, res) => {
  const { id } = req.params;
  // ruleid: sql-injection
  const one = await db.any("SELECT * FROM products WHERE id = $1:raw", [id]);
  const two = await db.any("SELECT * FROM products WHERE id = $1 ORDER BY $2^", [
    id,
    // ruleid: sql-injection
    req.query.order,
  ]);
  // ruleid: sql-injection
  const three = await db.one("SELECT * FROM products WHERE ${where:raw} AND id = ${id}", { where: req.query.where, id });
  // ruleid: sql-injection
  const four = await db.one({ text: "SELECT * FROM products WHERE id = $1^", values: id });
  res.json([one, two, three, four]);
});
