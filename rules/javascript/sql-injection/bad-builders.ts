import { PrismaClient } from "@prisma/client";
import express from "express";
import knex from "knex";
import { Sequelize } from "sequelize";
import { DataSource } from "typeorm";
import db from "./models";

const app = express();
const query = knex({ client: "pg" });
const sequelize = new Sequelize("sqlite::memory:");
const prisma = new PrismaClient();
const source = new DataSource({ type: "postgres" });

app.get("/knex", async (req, res) => {
  // ruleid: sql-injection
  const raw = await query.raw("SELECT * FROM tickets WHERE title = '" + req.query.title + "'");
  const rows = await query("tickets")
    .select("id")
    // ruleid: sql-injection
    .whereRaw(`owner = '${req.query.owner}'`)
    .limit(10);
  res.json({ raw, rows });
});

app.get("/sequelize", async (req, res) => {
  // ruleid: sql-injection
  const [rows] = await sequelize.query(`SELECT * FROM tickets WHERE id = ${req.query.id}`);
  // ruleid: sql-injection
  const more = await db.sequelize.query("SELECT * FROM users WHERE login = '" + req.query.login + "'");
  res.json({ rows, more });
});

app.get("/prisma", async (req, res) => {
  // ruleid: sql-injection
  res.json(await prisma.$queryRawUnsafe(`SELECT * FROM "Ticket" WHERE title = '${req.query.title}'`));
});

app.get("/typeorm", async (req, res) => {
  const rows = await source
    .getRepository("Ticket")
    .createQueryBuilder("ticket")
    // ruleid: sql-injection
    .where("ticket.title = '" + req.query.title + "'")
    .getMany();
  res.json(rows);
});
