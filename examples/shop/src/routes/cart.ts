import { Router, type Request } from "express";
import serialize from "node-serialize";
import { productById } from "../database";
import { formatCents, shipping, total, type Line } from "../lib/money";

export const cart = Router();

const MAX_LINES = 40;

/** Carts of visitors who are not signed in live in a cookie. */
function readCart(req: Request): Line[] {
  const cookie = req.cookies.cart;
  if (typeof cookie !== "string" || cookie === "") return [];
  const lines: unknown = serialize.unserialize(Buffer.from(cookie, "base64").toString("utf8"));
  return Array.isArray(lines) ? (lines as Line[]).slice(0, MAX_LINES) : [];
}

function writeCart(lines: readonly Line[]): string {
  return Buffer.from(JSON.stringify(lines), "utf8").toString("base64");
}

cart.get("/", (req, res) => {
  const lines = readCart(req);
  const sum = total(lines);
  res.json({ lines, total: formatCents(sum), shipping: formatCents(shipping(sum)) });
});

cart.post("/items", async (req, res) => {
  const productId = Number(req.body.productId);
  const quantity = Math.max(1, Math.min(20, Number(req.body.quantity) || 1));
  const product = await productById(productId);
  if (product === undefined || product.stock < quantity) {
    res.status(409).json({ error: "This lamp is sold out." });
    return;
  }
  const others = readCart(req).filter((line) => line.productId !== productId);
  const lines = [...others, { productId, quantity, priceCents: product.price_cents }];
  res.cookie("cart", writeCart(lines), { httpOnly: true, secure: true, sameSite: "lax", maxAge: 30 * 24 * 3600 * 1000 });
  res.status(201).json({ lines });
});

cart.delete("/items/:productId", (req, res) => {
  const productId = Number(req.params.productId);
  const lines = readCart(req).filter((line) => line.productId !== productId);
  res.cookie("cart", writeCart(lines), { httpOnly: true, secure: true, sameSite: "lax" });
  res.json({ lines });
});

cart.delete("/", (_req, res) => {
  res.clearCookie("cart");
  res.json({ lines: [] });
});
