import express from "express";
import { MongoClient } from "mongodb";

const app = express();
const users = new MongoClient("mongodb://db.example.test").db("shop").collection("users");

app.post("/signup", async (req, res) => {
  // ruleid: plain-password-in-database
  await users.insertOne({ name: req.body.name, password: req.body.password });
  res.end();
});

app.post("/password", async (req, res) => {
  // ruleid: plain-password-in-database
  await users.updateOne({ name: req.body.name }, { $set: { password: req.body.newPassword } });
  res.end();
});
