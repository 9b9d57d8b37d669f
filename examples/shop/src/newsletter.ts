import { Router } from "express";
import { MongoClient, ObjectId } from "mongodb";
import { randomUUID } from "node:crypto";
import { config } from "./config";

export const newsletter = Router();

interface Subscriber {
  email: string;
  code: string;
  confirmed: boolean;
  topics: string[];
}

const client = new MongoClient(config.mongoUrl);
const subscribers = client.db("lantern").collection<Subscriber>("subscribers");

newsletter.post("/subscribe", async (req, res) => {
  const email = String(req.body.email);
  await subscribers.updateOne(
    { email },
    { $setOnInsert: { email, code: randomUUID(), confirmed: false, topics: ["news"] } },
    { upsert: true },
  );
  res.status(202).json({ ok: true });
});

newsletter.post("/confirm", async (req, res) => {
  const subscriber = await subscribers.findOne({ email: req.body.email, code: req.body.code });
  if (subscriber === null) {
    res.status(404).json({ error: "That code does not fit." });
    return;
  }
  await subscribers.updateOne({ _id: subscriber._id }, { $set: { confirmed: true } });
  res.json({ ok: true });
});

newsletter.get("/subscribers/:id", async (req, res) => {
  if (!ObjectId.isValid(req.params.id)) {
    res.status(400).json({ error: "No such subscriber." });
    return;
  }
  const subscriber = await subscribers.findOne({ _id: new ObjectId(req.params.id) });
  res.json({ topics: subscriber?.topics ?? [] });
});
