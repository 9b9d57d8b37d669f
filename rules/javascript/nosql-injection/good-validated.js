const Ajv = require("ajv");
const express = require("express");
const Joi = require("joi");
const { MongoClient } = require("mongodb");
const redis = require("redis");
const { assert, object, string } = require("superstruct");
const { z } = require("zod");

const app = express();
app.use(express.json());

const cache = redis.createClient();
const users = new MongoClient("mongodb://db.example.test").db("shop").collection("users");
const isFilter = new Ajv().compile({ type: "object", properties: { name: { type: "string" } } });
const filterSchema = Joi.object({ name: Joi.string() });
const shape = z.object({ name: z.string() });

app.post("/search", async (req, res) => {
  if (isFilter(req.body)) {
    // ok: nosql-injection
    users.find(req.body);
  }
  const filter = req.body;
  const { error } = filterSchema.validate(filter);
  if (error) return res.sendStatus(400);
  // ok: nosql-injection
  res.json(await users.find(filter).toArray());
});

app.post("/search/zod", async (req, res) => {
  const result = shape.safeParse(req.body);
  if (!result.success) return res.sendStatus(400);
  // ok: nosql-injection
  const found = await users.find(result.data).toArray();
  // ok: nosql-injection
  res.json([found, await users.find(req.body).toArray()]);
});

app.post("/search/struct", async (req, res) => {
  const filter = req.body;
  assert(filter, object({ name: string() }));
  // ok: nosql-injection
  res.json(await users.find(filter).toArray());
});

app.post("/search/async", async (req, res) => {
  const filter = req.body;
  try {
    await filterSchema.validateAsync(filter);
    // ok: nosql-injection
    res.json(await users.find(filter).toArray());
  } catch {
    res.sendStatus(400);
  }
});

app.post("/copy", async (req, res) => {
  const filter = shape.parse(req.body);
  // Written and read again, it is what it was.
  // ok: nosql-injection
  res.json(await users.find(JSON.parse(JSON.stringify(filter))).toArray());
});

app.post("/cache", (req, res) => {
  const { key } = req.body;
  // ok: nosql-injection
  if (typeof key === "string") cache.set(key, "1");
  // ok: nosql-injection
  cache.set("last", String(key));
});
