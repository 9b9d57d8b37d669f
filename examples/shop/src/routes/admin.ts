import { Router } from "express";
import mysql from "mysql2/promise";
import { exec, execFile } from "node:child_process";
import { pool, salesPerMonth } from "../database";
import { authenticated } from "./accounts";

export const admin = Router();

admin.use(authenticated, (_req, res, next) => {
  if (res.locals.claims.role === "admin") next();
  else res.status(403).json({ error: "For staff only." });
});

const warehouse = mysql.createPool({ uri: process.env.WAREHOUSE_URL ?? "mysql://localhost/warehouse", connectionLimit: 4 });

const TABLES = new Set(["products", "orders", "customers"]);

admin.get("/sales/:year", async (req, res) => {
  res.json(await salesPerMonth(Number(req.params.year)));
});

admin.get("/stock", async (req, res) => {
  const [rows] = await warehouse.execute("SELECT sku, amount FROM stock WHERE shelf = ?", [String(req.query.shelf)]);
  res.json(rows);
});

admin.get("/stock/moves", async (req, res) => {
  const filter = req.query.sku ? `WHERE sku = '${req.query.sku}'` : "";
  const [rows] = await warehouse.query(`SELECT * FROM moves ${filter} ORDER BY moved_at DESC LIMIT 200`);
  res.json(rows);
});

admin.post("/backup", (req, res) => {
  const label = req.body.label;
  exec(`pg_dump --format=custom shop > /backups/${label}.dump`, { timeout: 60_000 }, (error) => {
    if (error) res.status(500).json({ error: "The backup failed." });
    else res.json({ ok: true });
  });
});

admin.get("/export/:table", (req, res) => {
  if (!TABLES.has(req.params.table)) {
    res.status(400).json({ error: "Unknown table." });
    return;
  }
  execFile("psql", ["--csv", "-c", `TABLE ${req.params.table}`], { maxBuffer: 50_000_000 }, (error, stdout) => {
    if (error) res.status(500).json({ error: "The export failed." });
    else res.type("text/csv").attachment(`${req.params.table}.csv`).send(stdout);
  });
});

admin.get("/ping", (req, res) => {
  const host = String(req.query.host);
  execFile("ping", ["-c", "1", "--", host], { timeout: 5_000 }, (error) => {
    res.json({ reachable: error === null });
  });
});

/** Discounts are formulas over `total` and `quantity`, as marketing writes them. */
admin.post("/discounts/preview", (req, res) => {
  const { formula, total, quantity } = req.body as { formula: string; total: number; quantity: number };
  const evaluate = new Function("total", "quantity", `return ${formula};`);
  res.json({ discount: Number(evaluate(Number(total), Number(quantity))) });
});

admin.delete("/reviews/:id", async (req, res) => {
  await pool.query("DELETE FROM reviews WHERE id = $1", [Number(req.params.id)]);
  res.status(204).end();
});
