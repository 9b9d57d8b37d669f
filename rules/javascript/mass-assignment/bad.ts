import express from "express";
import { User } from "./models";
import { prisma } from "./prisma";

const app = express();

app.post("/users", async (req, res) => {
  // ruleid: mass-assignment
  res.json(await User.create(req.body));
});

app.put("/users/:id", async (req, res) => {
  // ruleid: mass-assignment
  await User.findByIdAndUpdate(req.params.id, { $set: req.body });
  // ruleid: mass-assignment
  await prisma.user.update({ where: { id: req.params.id }, data: { ...req.body } });
  res.end();
});

app.patch("/me", async (req, res) => {
  const user = await User.findById(req.session.userId);
  // ruleid: mass-assignment
  Object.assign(user, req.body);
  await user.save();
  res.end();
});
