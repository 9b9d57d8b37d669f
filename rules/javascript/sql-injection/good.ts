import { PrismaClient } from "@prisma/client";
import Database from "better-sqlite3";
import express from "express";
import knex from "knex";
import mysql from "mysql2/promise";
import { Pool } from "pg";
import postgres from "postgres";
import { Sequelize } from "sequelize";
import { DataSource } from "typeorm";

const app = express();
const pool = new Pool();
const connection = mysql.createPool({ host: "localhost" });
const query = knex({ client: "pg" });
const sequelize = new Sequelize("sqlite::memory:");
const prisma = new PrismaClient();
const source = new DataSource({ type: "postgres" });
const sync = new Database("shop.db");
const sql = postgres();

const COLUMNS: Record<string, string> = { name: "name", age: "born" };
const TABLE = "users";

app.get("/parameters", async (req, res) => {
  // ok: sql-injection
  await pool.query("SELECT * FROM users WHERE name = $1", [req.query.name]);
  // ok: sql-injection
  await pool.query({ text: "SELECT * FROM users WHERE name = $1", values: [req.query.name] });
  // ok: sql-injection
  await connection.execute("SELECT * FROM users WHERE name = ?", [req.query.name as string]);
  // ok: sql-injection
  await query.raw("SELECT * FROM users WHERE name = ?", [req.query.name as string]);
  // ok: sql-injection
  await query("users").where("name", req.query.name as string);
  // ok: sql-injection
  await sequelize.query("SELECT * FROM users WHERE name = ?", { replacements: [req.query.name] });
  // ok: sql-injection
  sync.prepare("SELECT * FROM users WHERE name = ?").get(req.query.name);
  // ok: sql-injection
  await source.getRepository("User").createQueryBuilder("user").where("user.name = :name", { name: req.query.name }).getMany();
  res.sendStatus(204);
});

app.get("/tags", async (req, res) => {
  // ok: sql-injection
  await prisma.$queryRaw`SELECT * FROM "User" WHERE name = ${req.query.name}`;
  // ok: sql-injection
  await sql`SELECT * FROM users WHERE name = ${req.query.name as string}`;
  res.sendStatus(204);
});

app.get("/constants", async (_req, res) => {
  // ok: sql-injection
  const { rows } = await pool.query(`SELECT id FROM ${TABLE} WHERE deleted = false`);
  res.json(rows);
});

app.get("/numbers/:id", async (req, res) => {
  const id = Number(req.params.id);
  // ok: sql-injection
  const { rows } = await pool.query(`SELECT * FROM users WHERE id = ${id}`);
  const page = parseInt(String(req.query.page), 10);
  // ok: sql-injection
  await pool.query(`SELECT * FROM users LIMIT 20 OFFSET ${page * 20}`);
  res.json(rows);
});

app.get("/sorted", async (req, res) => {
  const key = String(req.query.sort);
  const column = Object.hasOwn(COLUMNS, key) ? COLUMNS[key] : "name";
  const direction = req.query.descending ? "DESC" : "ASC";
  // ok: sql-injection
  const { rows } = await pool.query(`SELECT * FROM users ORDER BY ${column} ${direction}`);
  res.json(rows);
});

app.get("/checked", async (req, res) => {
  const table = req.query.table;
  if (table !== "users" && table !== "admins") {
    res.sendStatus(404);
    return;
  }
  // ok: sql-injection
  const { rows } = await pool.query("SELECT * FROM " + table);
  res.json(rows);
});

app.get("/escaped", async (req, res) => {
  // ok: sql-injection
  const [rows] = await connection.query("SELECT * FROM users WHERE name = " + mysql.escape(req.query.name));
  res.json(rows);
});

app.get("/many", async (req, res) => {
  const ids = String(req.query.ids).split(",");
  const places = ids.map((_, index) => `$${index + 1}`).join(", ");
  // ok: sql-injection
  const { rows } = await pool.query(`SELECT * FROM users WHERE id IN (${places})`, ids);
  res.json(rows);
});
