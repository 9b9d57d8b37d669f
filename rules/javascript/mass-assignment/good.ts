import express from "express";
import { SignUp, User } from "./models";

const app = express();

app.post("/users", async (req, res) => {
  const { name, email } = req.body;
  // ok: mass-assignment
  await User.create({ name, email });
  // ok: mass-assignment
  await User.create(SignUp.parse(req.body));
  // ok: mass-assignment
  await User.create({ name: req.body.name });
  const seen = new Map();
  // ok: mass-assignment
  Object.assign(seen, req.body);
  const error = new Error(req.body);
  // ok: mass-assignment
  const parsed = new Parser(req.body);
  res.json({ error, parsed });
});

app.put("/users", async (req, res) => {
  delete req.body.role;
  // ok: mass-assignment
  await User.updateOne({ _id: req.session.userId }, req.body);
  res.end();
});
