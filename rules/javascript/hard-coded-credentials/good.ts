import cookieParser from "cookie-parser";
import express from "express";
import session from "express-session";
import jwt from "jsonwebtoken";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Pool } from "pg";

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

const app = express();
const config = JSON.parse(readFileSync("/run/secrets/shop.json", "utf8"));

// ok: hard-coded-credentials
export const token = jwt.sign({ sub: 1 }, required("JWT_SECRET"), { issuer: "shop" });
// ok: hard-coded-credentials
export const signature = createHmac("sha256", randomBytes(32)).update("body").digest("hex");
// ok: hard-coded-credentials
export const digest = createHash("sha256").update("a constant text").digest("hex");
// ok: hard-coded-credentials
export const pool = new Pool({ user: "shop", host: "db.example.test", password: process.env.PGPASSWORD });
// ok: hard-coded-credentials
export const empty = new Pool({ user: "shop", password: "" });
// ok: hard-coded-credentials
export const example = new Pool({ user: "shop", password: "<your-password>" });
// ok: hard-coded-credentials
app.use(session({ secret: config.sessionSecret, name: "shop.sid", resave: false, saveUninitialized: false }));
// ok: hard-coded-credentials
app.use(cookieParser(process.env.COOKIE_SECRET));
// ok: hard-coded-credentials
export const claims = jwt.verify("", "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----");
// ok: hard-coded-credentials
app.use(cookieParser("sha256"));
