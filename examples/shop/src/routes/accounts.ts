import { Router, type NextFunction, type Request, type Response } from "express";
import jwt from "jsonwebtoken";
import { config } from "../config";
import { customerByEmail, pool } from "../database";
import { hashPassword, legacyPasswordMatches, passwordMatches, passwordResetToken, sessionToken } from "../lib/tokens";
import { sendPasswordReset } from "../mailer";

export const accounts = Router();

const PARTNERS = ["https://rewards.example.test", "https://press.example.test"];

interface Claims {
  sub: string;
  role: "customer" | "admin";
}

function matches(password: string, stored: string): boolean {
  return stored.includes(":") ? passwordMatches(password, stored) : legacyPasswordMatches(password, stored);
}

accounts.post("/register", async (req, res) => {
  const { email, name, password } = req.body as { email: string; name: string; password: string };
  if (password.length < 12) {
    res.status(400).json({ error: "Please take a longer password." });
    return;
  }
  await pool.query("INSERT INTO customers (email, name, password_hash) VALUES ($1, $2, $3)", [email, name, hashPassword(password)]);
  res.status(201).json({ ok: true });
});

accounts.post("/login", async (req, res) => {
  const customer = await customerByEmail(String(req.body.email));
  if (customer === undefined || !matches(String(req.body.password), customer.password_hash)) {
    res.status(401).json({ error: "Email and password do not match." });
    return;
  }
  req.session.customerId = customer.id;
  const claims: Claims = { sub: String(customer.id), role: customer.is_admin ? "admin" : "customer" };
  const token = jwt.sign(claims, config.jwtKey, { algorithm: "HS256", expiresIn: "1h" });
  res.cookie("lantern.token", token, { maxAge: 3600 * 1000 });
  res.redirect(String(req.query.next ?? "/"));
});

accounts.get("/partner", (req, res) => {
  const target = String(req.query.to);
  if (!PARTNERS.includes(target)) {
    res.status(400).json({ error: "We do not work with them." });
    return;
  }
  res.redirect(target);
});

accounts.post("/logout", (_req, res) => {
  res.clearCookie("lantern.token");
  res.redirect("/");
});

accounts.post("/forgotten", async (req, res) => {
  const customer = await customerByEmail(String(req.body.email));
  if (customer !== undefined) {
    const token = passwordResetToken();
    await pool.query("INSERT INTO resets (customer_id, token, expires_at) VALUES ($1, $2, now() + interval '1 hour')", [
      customer.id,
      token,
    ]);
    await sendPasswordReset(customer.email, token);
  }
  res.json({ ok: true });
});

accounts.post("/remember", async (req, res) => {
  const token = sessionToken();
  await pool.query("INSERT INTO remembered (token, agent) VALUES ($1, $2)", [token, req.get("user-agent")]);
  res.cookie("lantern.remember", token, { httpOnly: true, secure: true, sameSite: "strict", maxAge: 90 * 24 * 3600 * 1000 });
  res.json({ ok: true });
});

/** Lets requests through that carry a token we signed. */
export function authenticated(req: Request, res: Response, next: NextFunction): void {
  try {
    res.locals.claims = jwt.verify(String(req.cookies["lantern.token"]), config.jwtKey, { algorithms: ["HS256"] });
    next();
  } catch {
    res.status(401).json({ error: "Please sign in." });
  }
}

accounts.get("/me", authenticated, async (_req, res) => {
  const { sub } = res.locals.claims as Claims;
  const { rows } = await pool.query("SELECT id, email, name FROM customers WHERE id = $1", [sub]);
  res.json(rows[0]);
});

accounts.get("/role", (req, res) => {
  const claims = jwt.decode(String(req.cookies["lantern.token"])) as Claims | null;
  res.json({ role: claims?.role ?? "visitor" });
});
