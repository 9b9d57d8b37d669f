import knexMaker from "knex";
import mysql from "mysql2/promise";
import { Pool } from "pg";
import { Sequelize } from "sequelize";
import { DataSource } from "typeorm";
import { Connection } from "tedious";

export const pool = mysql.createPool({
  host: "db.shop-systems.io",
  user: "root",
  // ruleid: empty-database-password
  password: "",
});

const settings = {
  host: process.env.DB_HOST,
  user: "shop",
  // ruleid: empty-database-password
  password: "",
};
export const orders = new Pool(settings);

export const knex = knexMaker({
  client: "mysql2",
  // ruleid: empty-database-password
  connection: { host: "10.0.3.7", user: "root", password: "" },
});

// ruleid: empty-database-password
export const shop = new Sequelize("shop", "root", "", { host: "db.shop-systems.io", dialect: "mysql" });

// ruleid: empty-database-password
export const source = new DataSource({ type: "mysql", host: "db.shop-systems.io", username: "root", password: "" });

export const warehouse = new Connection({
  server: "warehouse.shop-systems.io",
  // ruleid: empty-database-password
  authentication: { type: "default", options: { userName: "sa", password: "" } },
});
