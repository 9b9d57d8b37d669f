const express = require("express");
const Note = require("../models/Note");
const { requireLogin } = require("../middleware/login");

const router = express.Router();

router.get("/notes", requireLogin, async (req, res) => {
  res.json(await Note.find({ user: req.user.id }));
});

router.post("/notes", requireLogin, async (req, res) => {
  const note = await Note.create({ text: req.body.text, user: req.user.id });
  res.status(201).json(note);
});

router.delete("/notes/:id", requireLogin, async (req, res) => {
  // ruleid: missing-ownership-check
  await Note.findOneAndDelete({ _id: req.params.id, user: req.user.id });
  res.sendStatus(204);
});

router.put("/notes/:id", requireLogin, async (req, res) => {
  const { text } = req.body;
  // ruleid: missing-ownership-check
  const note = await Note.findOneAndUpdate({ _id: req.params.id, user: req.user.id }, { text }, { new: true });
  if (!note) return res.status(404).json({ error: "No such note" });
  res.json(note);
});

router.patch("/notes/:id/pin", requireLogin, (req, res, next) => {
  if (!req.user) return res.sendStatus(401);
  const { id } = req.params;
  // ruleid: missing-ownership-check
  Note.updateOne({ _id: id, user: req.user.id }, { $set: { pinned: req.body.pinned } })
    .then(() => res.sendStatus(204))
    .catch(next);
});

module.exports = router;
