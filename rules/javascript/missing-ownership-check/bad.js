const express = require("express");
const Note = require("../models/Note");
const Address = require("../models/Address");
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
  await Note.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});

router.put("/notes/:id", requireLogin, async (req, res) => {
  const { text } = req.body;
  // ruleid: missing-ownership-check
  const note = await Note.findByIdAndUpdate(req.params.id, { text }, { new: true });
  if (!note) return res.status(404).json({ error: "No such note" });
  res.json(note);
});

router.patch("/notes/:id/pin", requireLogin, (req, res, next) => {
  if (!req.user) return res.sendStatus(401);
  const { id } = req.params;
  // ruleid: missing-ownership-check
  Note.updateOne({ _id: id }, { $set: { pinned: req.body.pinned } })
    .then(() => res.sendStatus(204))
    .catch(next);
});

router.post("/addresses", requireLogin, async (req, res) => {
  const address = new Address({ street: req.body.street, customer: req.user._id });
  res.json(await address.save());
});

router.put("/addresses/:id", requireLogin, async (req, res) => {
  const address = await Address.findById(req.params.id);
  if (!address) return res.sendStatus(404);
  address.street = req.body.street;
  // ruleid: missing-ownership-check
  await address.save();
  res.json(address);
});

router.delete("/addresses/:id", requireLogin, async (req, res) => {
  const address = await Address.findById(req.params.id);
  if (!address) return res.sendStatus(404);
  console.log(`${req.user.id} deletes an address`);
  // ruleid: missing-ownership-check
  await address.deleteOne();
  res.sendStatus(204);
});

module.exports = router;
