const Ajv = require("ajv");
const express = require("express");
const Joi = require("joi");
const { MongoClient } = require("mongodb");
const redis = require("redis");

const app = express();
app.use(express.json());

const cache = redis.createClient();
const users = new MongoClient("mongodb://db.example.test").db("shop").collection("users");
const isFilter = new Ajv().compile({ type: "object", properties: { name: { type: "string" } } });
const filterSchema = Joi.object({ name: Joi.string() });

app.post("/cache", (req, res) => {
  // A list brings a value along: ["key", "value", "EX", "1000000"].
  // ruleid: nosql-injection
  cache.set(req.body.key, "1");
  // ruleid: nosql-injection
  cache.multi().del("a").sadd(req.body.key, "1").exec();
  res.end();
});

app.post("/search", async (req, res) => {
  if (!isFilter(req.body)) {
    // ruleid: nosql-injection
    users.find(req.body);
  }
  const { error } = filterSchema.validate(req.body);
  if (error) {
    // ruleid: nosql-injection
    users.find(req.body);
  }
  res.end();
});
