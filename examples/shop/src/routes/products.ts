import { Router } from "express";
import type { Pool } from "pg";
import { productById, type Product } from "../database";
import { escapeHtml, page } from "../lib/html";
import { formatCents } from "../lib/money";

const SORTABLE = new Set(["name", "price_cents", "created_at"]);

export function productRoutes(pool: Pool): Router {
  const products = Router();

  products.get("/", async (req, res) => {
    const sort = String(req.query.sort ?? "name");
    const limit = Math.min(Number(req.query.limit) || 24, 96);
    const offset = Math.max(Number(req.query.offset) || 0, 0);
    if (!SORTABLE.has(sort)) {
      res.status(400).json({ error: "Unknown order." });
      return;
    }
    const { rows } = await pool.query<Product>(`SELECT * FROM products ORDER BY ${sort} LIMIT $1 OFFSET $2`, [limit, offset]);
    res.json(rows);
  });

  products.get("/search", async (req, res) => {
    const term = String(req.query.q ?? "");
    const { rows } = await pool.query<Product>(
      `SELECT * FROM products WHERE name ILIKE '%${term}%' OR description ILIKE '%${term}%' ORDER BY name LIMIT 50`,
    );
    if (req.accepts("html")) {
      const items = rows.map((product) => `<li>${escapeHtml(product.name)}, ${formatCents(product.price_cents)}</li>`).join("");
      res.send(page("Search", `<h1>Results for “${escapeHtml(term)}”</h1><ul>${items}</ul>`));
      return;
    }
    res.json(rows);
  });

  products.get("/category/:category", async (req, res) => {
    const { category } = req.params;
    const { rows } = await pool.query<Product>("SELECT * FROM products WHERE category = $1 ORDER BY name", [category]);
    res.json(rows);
  });

  products.get("/:id", async (req, res) => {
    const id = Number.parseInt(req.params.id, 10);
    const product = await productById(id);
    if (product === undefined) {
      res.status(404).send(`<h1>Sorry</h1><p>We have no lamp with the number ${req.params.id}.</p>`);
      return;
    }
    res.json(product);
  });

  products.get("/:id/reviews", async (req, res) => {
    const { rows } = await pool.query("SELECT author, stars, text FROM reviews WHERE product_id = $1 ORDER BY written_at DESC", [
      req.params.id,
    ]);
    res.json(rows);
  });

  products.post("/:id/reviews", async (req, res) => {
    const { author, text } = req.body as { author: string; text: string };
    const stars = Math.max(1, Math.min(5, Number(req.body.stars)));
    await pool.query({
      text: "INSERT INTO reviews (product_id, author, stars, text) VALUES ($1, $2, $3, $4)",
      values: [req.params.id, author, stars, text],
    });
    res.status(201).json({ ok: true });
  });

  return products;
}
