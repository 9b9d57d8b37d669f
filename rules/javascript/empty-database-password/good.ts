import mysql from "mysql2/promise";
import { createClient } from "redis";
import { Sequelize } from "sequelize";
import { useState } from "react";

export const pool = mysql.createPool({
  host: "db.shop-systems.io",
  user: "shop",
  // ok: empty-database-password
  password: process.env.DB_PASSWORD,
});

// ok: empty-database-password
export const local = mysql.createPool({ host: "localhost", user: "root", password: "" });

export const developer = mysql.createPool({
  host: process.env.DB_HOST || "127.0.0.1",
  user: "root",
  // ok: empty-database-password
  password: "",
});

// ok: empty-database-password
export const shop = new Sequelize("shop", "root", "", { host: "localhost", dialect: "mysql" });

// ok: empty-database-password
export const cache = createClient({ password: "" });

export function useForm() {
  // ok: empty-database-password
  return useState({ host: "db.shop-systems.io", user: "shop", password: "" });
}
