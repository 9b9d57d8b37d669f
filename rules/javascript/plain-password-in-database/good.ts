import bcrypt from "bcrypt";
import express from "express";
import { MongoClient } from "mongodb";

const app = express();
const users = new MongoClient("mongodb://db.example.test").db("shop").collection("users");

app.post("/signup", async (req, res) => {
  const password = await bcrypt.hash(req.body.password, 12);
  // ok: plain-password-in-database
  await users.insertOne({ name: req.body.name, password });
  // ok: plain-password-in-database
  await users.updateOne({ name: req.body.name }, { $set: { strong: req.body.password.length > 12 } });
  const options = { writeConcern: { w: 1 }, auth: { password: req.body.password } };
  // ok: plain-password-in-database
  await users.insertOne({ name: req.body.name }, options);
  // ok: plain-password-in-database
  await users.replaceOne({ name: req.body.name, password: req.body.password }, { name: req.body.newName });
  res.end();
});
