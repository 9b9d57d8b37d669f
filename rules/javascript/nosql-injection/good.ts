import express from "express";
import sanitize from "mongo-sanitize";
import { MongoClient, ObjectId } from "mongodb";
import { Schema, model } from "mongoose";
import { compare } from "bcrypt";

const app = express();
app.use(express.json());

const client = new MongoClient("mongodb://db.example.test");
const users = client.db("shop").collection("users");
const Product = model("Product", new Schema({ name: String, price: Number }));

app.post("/login", async (req, res) => {
  const { name, password } = req.body;
  if (typeof name !== "string" || typeof password !== "string") {
    res.sendStatus(400);
    return;
  }
  // ok: nosql-injection
  const user = await users.findOne({ name });
  res.sendStatus(user && (await compare(password, user.hash)) ? 204 : 401);
});

app.get("/products", async (req, res) => {
  // ok: nosql-injection
  const found = await Product.find({ category: String(req.query.category) });
  // ok: nosql-injection
  const cheap = await Product.find({ price: { $lt: Number(req.query.below) } });
  // ok: nosql-injection
  const named = await Product.find({ slug: `shop-${req.query.slug}` });
  res.json({ found, cheap, named });
});

app.get("/products/:id", async (req, res) => {
  // ok: nosql-injection
  const product = await Product.findOne({ slug: req.params.id });
  // ok: nosql-injection
  const user = await users.findOne({ _id: new ObjectId(req.params.id) });
  // ok: nosql-injection
  const other = await Product.findById(req.params.id);
  res.json({ product, user, other });
});

app.post("/search", async (req, res) => {
  // ok: nosql-injection
  const found = await users.find({ name: sanitize(req.body.name) }).toArray();
  // ok: nosql-injection
  const same = await users.find({ name: { $eq: req.body.name } }).toArray();
  res.json({ found, same });
});

app.post("/users", async (req, res) => {
  // ok: nosql-injection
  await users.insertOne({ name: req.body.name, created: new Date() });
  // ok: nosql-injection
  await users.updateOne({ name: req.get("x-user") }, { $set: { seen: new Date() } });
  res.sendStatus(201);
});
