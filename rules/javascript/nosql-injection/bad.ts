import express from "express";
import { MongoClient } from "mongodb";
import { Schema, model } from "mongoose";

const app = express();
app.use(express.json());

const client = new MongoClient("mongodb://db.example.test");
const users = client.db("shop").collection("users");
const Product = model("Product", new Schema({ name: String, price: Number }));

app.post("/login", async (req, res) => {
  // ruleid: nosql-injection
  const user = await users.findOne({ name: req.body.name, password: req.body.password });
  res.sendStatus(user ? 204 : 401);
});

app.get("/products", async (req, res) => {
  const { category } = req.query;
  const filter = { category, visible: true };
  // ruleid: nosql-injection
  res.json(await Product.find(filter).limit(20));
});

app.post("/search", async (req, res) => {
  // ruleid: nosql-injection
  const found = await users.find(req.body).toArray();
  // ruleid: nosql-injection
  const report = await users.aggregate([{ $match: { city: req.body.city } }]).toArray();
  res.json({ found, report });
});

app.delete("/sessions", async (req, res) => {
  const sessions = client.db("shop").collection("sessions");
  // ruleid: nosql-injection
  await sessions.deleteMany({ token: req.body.token });
  // ruleid: nosql-injection
  await Product.updateOne({ name: req.body.product }, { $inc: { returned: 1 } });
  res.sendStatus(204);
});

app.post("/products/show", async (req, res) => {
  // An id may be `{ "$ne": null }` as well.
  // ruleid: nosql-injection
  const product = await Product.findById(req.body.id);
  const parsed = JSON.parse(String(req.query.filter));
  // ruleid: nosql-injection
  res.json({ product, found: await Product.find(parsed) });
});
