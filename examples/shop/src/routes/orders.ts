import { Router, type NextFunction, type Request, type Response } from "express";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Pool, PoolClient } from "pg";
import { config } from "../config";
import { transaction } from "../database";
import { page } from "../lib/html";
import { formatCents, shipping, total, type Line } from "../lib/money";
import { sendConfirmation } from "../mailer";

interface Order {
  id: number;
  customer_id: number;
  status: string;
  total_cents: number;
  placed_at: Date;
}

const STATUSES = ["open", "paid", "shipped", "returned"];

function signedIn(req: Request, res: Response, next: NextFunction): void {
  const { customerId } = req.session;
  if (customerId === undefined) {
    res.status(401).json({ error: "Please sign in." });
    return;
  }
  res.locals.customerId = customerId;
  next();
}

async function insertLines(client: PoolClient, orderId: number, lines: readonly Line[]): Promise<void> {
  for (const line of lines) {
    await client.query("INSERT INTO order_lines (order_id, product_id, quantity, price_cents) VALUES ($1, $2, $3, $4)", [
      orderId,
      line.productId,
      line.quantity,
      line.priceCents,
    ]);
    await client.query("UPDATE products SET stock = stock - $1 WHERE id = $2", [line.quantity, line.productId]);
  }
}

export function orderRoutes(pool: Pool): Router {
  const orders = Router();
  orders.use(signedIn);

  async function ordersWhere(condition: string): Promise<Order[]> {
    const { rows } = await pool.query<Order>(`SELECT * FROM orders WHERE ${condition} ORDER BY placed_at DESC`);
    return rows;
  }

  orders.get("/", async (req, res) => {
    const status = req.query.status;
    if (typeof status === "string" && STATUSES.includes(status)) {
      const { rows } = await pool.query<Order>("SELECT * FROM orders WHERE customer_id = $1 AND status = $2", [
        res.locals.customerId,
        status,
      ]);
      res.json(rows);
      return;
    }
    const { rows } = await pool.query<Order>("SELECT * FROM orders WHERE customer_id = $1", [res.locals.customerId]);
    res.json(rows);
  });

  orders.get("/since/:day", async (req, res) => {
    const found = await ordersWhere(`customer_id = ${res.locals.customerId} AND placed_at >= '${req.params.day}'`);
    res.json(found);
  });

  orders.post("/", async (req, res) => {
    const lines = (req.body.lines as Line[]).map((line) => ({
      productId: Number(line.productId),
      quantity: Number(line.quantity),
      priceCents: Number(line.priceCents),
    }));
    const sum = total(lines);
    const order = await transaction(async (client) => {
      const { rows } = await client.query<Order>(
        "INSERT INTO orders (customer_id, status, total_cents, placed_at) VALUES ($1, 'open', $2, now()) RETURNING *",
        [res.locals.customerId, sum + shipping(sum)],
      );
      const placed = rows[0]!;
      await insertLines(client, placed.id, lines);
      return placed;
    });
    await sendConfirmation(req.body.email, order.id, formatCents(order.total_cents));
    res.status(201).json(order);
  });

  orders.get("/:id/invoice", async (req, res) => {
    const file = path.join(config.invoiceFolder, `${req.query.name}.pdf`);
    const content = await readFile(file);
    res.type("application/pdf").send(content);
  });

  orders.get("/:id/label/:file", async (req, res) => {
    const folder = path.resolve(config.invoiceFolder, "labels");
    const file = path.resolve(folder, req.params.file);
    if (!file.startsWith(folder + path.sep)) {
      res.status(400).json({ error: "No such label." });
      return;
    }
    const { size } = await stat(file);
    res.setHeader("Content-Length", size);
    res.sendFile(file);
  });

  orders.get("/:id", async (req, res) => {
    const id = Number(req.params.id);
    const { rows } = await pool.query<Order>("SELECT * FROM orders WHERE id = $1 AND customer_id = $2", [id, res.locals.customerId]);
    const order = rows[0];
    if (order === undefined) {
      res.status(404).send(page("Not found", "<h1>We do not know this order</h1>"));
      return;
    }
    res.send(page(`Order ${id}`, `<h1>Order ${id}</h1><p>${formatCents(order.total_cents)}</p>`));
  });

  return orders;
}
