import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  pg: `
    import pg, { Pool, Client, PoolClient } from "pg";
    import express from "express";
    const pool = new Pool({ connectionString: "x" });
    const app = express();
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      await pool.query("SELECT * FROM t WHERE a = '" + q + "'"); //! sql
      await pool.query({ text: \`SELECT \${q}\`, values: [] }); //! sql
      await pool.query("SELECT * FROM t WHERE a = $1", [q]);
      await pool.query({ text: "SELECT $1", values: [q] });
      const client = await pool.connect();
      await client.query(\`DELETE FROM t WHERE a = \${q}\`); //! sql
      pool.connect((err, c, done) => { c.query("x" + q, (e, r) => {}); }); //! sql
      const c2 = new Client(); await c2.connect(); c2.query("x" + q).then((r) => {}); //! sql
      const c3 = new pg.Client(); c3.query(new pg.Query("x" + q)); //! sql
      await c3.query("SELECT " + c3.escapeLiteral(q) + pg.escapeIdentifier(q));
      await pool.query(\`SELECT * FROM t LIMIT \${Number(q)}\`);
    });
    async function helper(client: PoolClient, id: string) { await client.query("x" + id); } //! sql
    app.get("/2", (req) => helper(null as any, req.params.id));`,
  "mysql and mysql2": `
    import mysql from "mysql";
    import mysql2 from "mysql2";
    import { createPool, Pool, RowDataPacket } from "mysql2/promise";
    import * as m2p from "mysql2/promise";
    import express from "express";
    const app = express();
    const con = mysql.createConnection({});
    const pool = createPool({});
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      con.query("SELECT '" + q + "'", (e, r) => {}); //! sql
      con.query({ sql: "SELECT '" + q + "'", timeout: 1 }, () => {}); //! sql
      con.query("SELECT ?", [q], () => {});
      con.query("SELECT " + con.escape(q) + mysql.escape(q) + mysql.escapeId(q));
      con.query(mysql.format("SELECT ?", [q]));
      const [rows] = await pool.query<RowDataPacket[]>(\`SELECT \${q}\`); //! sql
      await pool.execute("SELECT ?", [q]);
      await pool.execute("SELECT " + q); //! sql
      const c = await pool.getConnection(); await c.query("SELECT " + q); //! sql
      const c2 = await m2p.createConnection({}); await c2.execute(\`x \${q}\`); //! sql
      mysql2.createConnection({}).promise().query("x" + q); //! sql
      mysql2.createPool({}).getConnection((err, conn) => conn.query("x" + q)); //! sql
      const con3 = mysql2.createPoolCluster().of("*"); con3.query("x" + q); //! sql
    });`,
  mssql: `
    import sql, { ConnectionPool, Request } from "mssql";
    import express from "express";
    const app = express();
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      const pool = await sql.connect("x");
      await sql.query\`select \${q}\`;
      await sql.query("select " + q); //! sql
      await pool.request().input("x", sql.Int, q).query("select @x");
      await pool.request().query(\`select \${q}\`); //! sql
      await pool.request().input("x", sql.Int, 3).query(\`select \${q}\`); //! sql
      await pool.query("select " + q); //! sql
      const r = new sql.Request(); r.query("x" + q, (e) => {}); //! sql
      const r2 = new Request(pool); await r2.batch("x" + q); //! sql
      const ps = new sql.PreparedStatement(pool); await ps.prepare("x" + q); //! sql
      const t = new sql.Transaction(pool); await t.begin(); await new sql.Request(t).query("x" + q); //! sql
      await pool.request().bulk(q); await pool.request().execute(q);
      new ConnectionPool("x").connect().then((p) => p.request().query("x" + q)); //! sql
      sql.connect("x").then((p) => p.query("x" + q)); //! sql
    });`,
  "sqlite3, better-sqlite3, sqlite and node:sqlite": `
    import sqlite3, { Database } from "sqlite3";
    import BetterSqlite from "better-sqlite3";
    import { open } from "sqlite";
    import { DatabaseSync } from "node:sqlite";
    import express from "express";
    const app = express();
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      const db = new sqlite3.Database("x");
      db.all("SELECT " + q, [], () => {}); //! sql
      db.serialize(() => { db.run("x" + q); }); //! sql
      db.get("SELECT ?", [q], () => {});
      db.prepare("x" + q).run(); //! sql
      new Database("x").each("x" + q, () => {}); //! sql
      const s = sqlite3.verbose(); new s.Database("").exec("x" + q); //! sql
      const b = new BetterSqlite("x");
      b.prepare("SELECT " + q).all(); //! sql
      b.prepare("SELECT ?").get(q);
      b.exec("x" + q); //! sql
      b.pragma("x" + q); //! sql
      const d = await open({ filename: "", driver: sqlite3.Database });
      await d.all("x" + q); //! sql
      await d.all("SELECT ?", q);
      new DatabaseSync(":memory:").exec("x" + q); //! sql
    });`,
  knex: `
    import { knex, Knex } from "knex";
    import knexLib from "knex";
    import express from "express";
    const app = express();
    const db = knex({ client: "pg" });
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      await db.raw("select " + q); //! sql
      await db.raw("select ?", [q]);
      await db("users").where({ id: q });
      await db("users").whereRaw(\`id = \${q}\`); //! sql
      await db("users").select(db.raw("x" + q)); //! sql
      await db.select("*").from("users").orderByRaw(q); //! sql
      await db("users").where(db.raw(\`x = '\${q}'\`)).first(); //! sql
      await db.transaction(async (trx) => { await trx.raw("x" + q); await trx("a").havingRaw("x" + q); }); //! sql
      await knexLib({}).schema.raw("x" + q); //! sql
      await db("u").joinRaw("x" + q).whereRaw("id = ?", [q]); //! sql
      await db.from("x").groupByRaw(q).with("a", db.raw(q)); //! sql
    });
    async function f(k: Knex, id: string) { return k.raw("x" + id); } //! sql
    app.get("/2", (r) => f(db, r.params.id));`,
  sequelize: `
    import { Sequelize, Model, DataTypes, Op, literal, QueryTypes } from "sequelize";
    import express from "express";
    const app = express();
    const sequelize = new Sequelize("x");
    class User extends Model {}
    User.init({}, { sequelize });
    const Post = sequelize.define("post", {});
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      await sequelize.query("SELECT " + q); //! sql
      await sequelize.query("SELECT :q", { replacements: { q }, type: QueryTypes.SELECT });
      await sequelize.query({ query: "SELECT " + q, values: [] }); //! sql
      await User.findAll({ where: sequelize.literal("x=" + q) }); //! sql
      await User.findAll({ where: { id: q } });
      await User.findAll({ order: Sequelize.literal(q) }); //! sql
      await Post.findAll({ order: [[literal(q), "ASC"]] }); //! sql
      await User.findOne({ where: { [Op.and]: [sequelize.where(sequelize.fn("x"), q)] } });
      await sequelize.query("SELECT " + sequelize.escape(q));
      const t = await sequelize.transaction(); await sequelize.query(\`x \${q}\`, { transaction: t }); //! sql
      await User.sequelize!.query("x" + q); //! sql
      await queryInterface.sequelize.query("x" + q); //! sql
    });`,
  typeorm: `
    import { DataSource, Repository, getRepository, getManager, getConnection, EntityManager, Raw, In } from "typeorm";
    import { InjectRepository, InjectDataSource } from "@nestjs/typeorm";
    import express from "express";
    const app = express();
    const ds = new DataSource({ type: "postgres" });
    class User {}
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      await ds.query("x" + q); //! sql
      await ds.query("x $1", [q]);
      await ds.manager.query("x" + q); //! sql
      const repo = ds.getRepository(User);
      await repo.createQueryBuilder("u").where("u.id = " + q).getMany(); //! sql
      await repo.createQueryBuilder("u").where("u.id = :q", { q }).andWhere(\`u.x = '\${q}'\`).getOne(); //! sql
      await repo.createQueryBuilder("u").orderBy(q); //! sql
      await repo.find({ where: { id: q } });
      await repo.find({ where: { id: Raw((a) => \`\${a} = \${q}\`) } }); //! sql
      await getRepository(User).query("x" + q); //! sql
      await getManager().query("x" + q); //! sql
      await getConnection().createQueryBuilder().select("x").from(User, "u").where("a=" + q).getMany(); //! sql
      await ds.transaction(async (m) => { await m.query("x" + q); }); //! sql
      const qr = ds.createQueryRunner(); await qr.query("x" + q); //! sql
      await ds.createQueryBuilder().update(User).set({ a: q }).where("id = " + q).execute(); //! sql
      await ds.createQueryBuilder().delete().from(User).where("id = " + q).execute(); //! sql
    });
    export class Svc {
      constructor(@InjectRepository(User) private repo: Repository<User>, private readonly ds: DataSource) {}
      find(id: string) { return this.repo.query("x" + id); } //! sql
      find2(id: string) { return this.ds.query("x" + id); } //! sql
    }
    app.get("/3", (r) => { const s = new Svc(null as any, null as any); s.find(r.params.id); s.find2(r.params.id); });`,
  "Prisma and Drizzle": `
    import { PrismaClient, Prisma } from "@prisma/client";
    import { sql, eq } from "drizzle-orm";
    import { drizzle } from "drizzle-orm/node-postgres";
    import express from "express";
    const app = express();
    const prisma = new PrismaClient();
    const db = drizzle("x");
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      await prisma.$queryRawUnsafe("SELECT " + q); //! sql
      await prisma.$executeRawUnsafe(\`x \${q}\`); //! sql
      await prisma.$queryRawUnsafe("SELECT $1", q);
      await prisma.$queryRaw\`SELECT \${q}\`;
      await prisma.$queryRaw(Prisma.sql\`SELECT \${q}\`);
      await prisma.$queryRaw(Prisma.raw("SELECT " + q)); //! sql
      await prisma.$queryRaw\`SELECT \${Prisma.raw(q)}\`; //! sql
      await prisma.$transaction(async (tx) => { await tx.$executeRawUnsafe("x" + q); }); //! sql
      await prisma.user.findMany({ where: { id: q } });
      await db.execute(sql\`select \${q}\`);
      await db.execute(sql.raw("select " + q)); //! sql
      await db.execute("select " + q); //! sql
      await db.select().from(x).where(sql\`\${x.id} = \${sql.raw(q)}\`); //! sql
    });`,
  "mongodb and mongoose": `
    import { MongoClient, ObjectId, Collection } from "mongodb";
    import mongoose, { Schema, model, Model } from "mongoose";
    import express from "express";
    const app = express();
    const client = new MongoClient("x");
    const User = mongoose.model("User", new Schema({}));
    const Post = model<any>("Post", new Schema({}));
    app.post("/", async (req, res) => {
      const users = client.db("x").collection("users");
      await users.findOne({ name: req.body.name }); //! nosql
      await users.find(req.body).toArray(); //! nosql code
      await users.findOne({ name: String(req.body.name) });
      await users.findOne({ name: { $eq: req.body.name } });
      await users.findOne({ _id: new ObjectId(req.body.id) });
      await users.updateOne({ a: req.body.a }, { $set: { b: req.body.b } }); //! nosql
      await users.deleteMany({ a: req.query.a }); //! nosql
      await users.aggregate([{ $match: { x: req.body.x } }]).toArray(); //! nosql
      await users.find({ $where: "this.x == '" + req.body.x + "'" }); //! code
      await User.findOne({ email: req.body.email }); //! nosql
      await User.find({ email: req.query.email }).where("x").exec(); //! nosql
      await User.findOne().where({ a: req.body.a }); //! nosql
      await Post.findOneAndUpdate({ a: req.body.a }, {}); //! nosql
      await Post.deleteOne({ a: req.body.a }); //! nosql
      await User.findById(req.params.id);
      await User.find().$where("x" + req.body.x); //! code
      await User.countDocuments({ a: req.body.a }); //! nosql
      if (typeof req.body.s !== "string") return;
      await User.findOne({ s: req.body.s });
    });
    const c = await MongoClient.connect("x");
    async function f(col: Collection, b: any) { return col.findOne({ a: b }); } //! nosql
    app.post("/2", (req) => f(c.db().collection("x"), req.body.x));`,
  "redis, neo4j and ldapjs": `
    import { createClient } from "redis";
    import Redis from "ioredis";
    import neo4j from "neo4j-driver";
    import ldap from "ldapjs";
    import express from "express";
    const app = express();
    const r = createClient();
    const io = new Redis();
    const driver = neo4j.driver("bolt://x");
    const lc = ldap.createClient({ url: "x" });
    app.get("/", async (req, res) => {
      const q = req.query.q as string;
      await r.eval(q, { keys: [] }); //! code nosql
      await io.eval("return " + q, 0); //! code
      const s = driver.session();
      await s.run("MATCH (n) WHERE n.x = '" + q + "'"); //! sql
      await s.run("MATCH (n) WHERE n.x = $q", { q });
      await s.executeRead((tx) => tx.run(\`MATCH \${q}\`)); //! sql
      await driver.executeQuery("x" + q); //! sql
      const tx = s.beginTransaction(); tx.run("x" + q); //! sql
      lc.search("o=x", { filter: \`(uid=\${q})\` }, () => {}); //! ldap
      lc.search("ou=" + q, {}, () => {}); //! ldap-name
      lc.search("o=x", { filter: new ldap.EqualityFilter({ attribute: "uid", value: q }) }, () => {});
      lc.bind("cn=" + q + ",o=x", "p", () => {}); //! ldap-name
      lc.search("o=x", { filter: ldap.parseFilter("(uid=" + q + ")") }, () => {}); //! ldap
    });`,
};

describe("databases", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code);
    });
  }
});
