const express = require("express");
const mysql = require("mysql2/promise");
const legacy = require("mysql").createConnection({ host: "localhost" });

const app = express();
const pool = mysql.createPool({ host: "localhost" });

app.get("/products", async function (req, res) {
  // ruleid: sql-injection
  const [rows] = await pool.query("SELECT * FROM products WHERE category = ?", [req.query.category]);
  res.json(rows);
});

app.get("/products/:id", function (req, res) {
  const sql = "SELECT * FROM products WHERE id = ? AND visible = 1";
  // ruleid: sql-injection
  legacy.query(sql, [req.params.id], function (error, rows) {
    res.json(error ? [] : rows);
  });
});

app.get("/reviews", async function (req, res) {
  const connection = await pool.getConnection();
  // ruleid: sql-injection
  const [rows] = await connection.execute("SELECT * FROM reviews WHERE author = ? AND stars > ?", [req.query.author, 3]);
  res.json(rows);
});
