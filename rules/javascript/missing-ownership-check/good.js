const express = require("express");
const Note = require("../models/Note");
const Photo = require("../models/Photo");
const User = require("../models/User");
const { requireLogin, isNoteOwner, requireAdmin } = require("../middleware");
const { canEdit } = require("../policies/photos");

const router = express.Router();

router.post("/notes", requireLogin, async (req, res) => {
  res.json(await Note.create({ text: req.body.text, user: req.user.id }));
});

router.put("/notes/:id", requireLogin, async (req, res) => {
  // ok: missing-ownership-check
  const note = await Note.findOneAndUpdate({ _id: req.params.id, user: req.user.id }, { text: req.body.text });
  res.json(note);
});

router.delete("/notes/:id", requireLogin, async (req, res) => {
  const note = await Note.findById(req.params.id);
  if (note.user.toString() !== req.user.id) return res.sendStatus(404);
  // ok: missing-ownership-check
  await Note.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});

router.delete("/notes/:id/pin", requireLogin, isNoteOwner, async (req, res) => {
  // ok: missing-ownership-check
  await Note.findByIdAndUpdate(req.params.id, { pinned: req.body.pinned });
  res.sendStatus(204);
});

router.delete("/all/notes/:id", requireLogin, requireAdmin, async (req, res) => {
  // ok: missing-ownership-check
  await Note.findByIdAndDelete(req.params.id);
  res.sendStatus(204);
});

router.post("/notes/:id/likes", requireLogin, async (req, res) => {
  // ok: missing-ownership-check
  await Note.findByIdAndUpdate(req.params.id, { $inc: { likes: 1 } });
  res.sendStatus(204);
});

router.post("/notes/:id/comments", requireLogin, async (req, res) => {
  const note = await Note.findById(req.params.id);
  note.comments.unshift({ text: req.body.text });
  // ok: missing-ownership-check
  await note.save();
  res.json(note.comments);
});

router.post("/photos", requireLogin, async (req, res) => {
  res.json(await Photo.create({ title: req.body.title, owner: req.user.id }));
});

router.put("/photos/:id", requireLogin, async (req, res) => {
  const photo = await Photo.findById(req.params.id);
  if (!canEdit(photo)) return res.sendStatus(404);
  photo.title = req.body.title;
  // ok: missing-ownership-check
  await photo.save();
  res.json(photo);
});

router.delete("/photos/:id", requireLogin, async (req, res) => {
  const mine = await Photo.findOne({ _id: req.params.id, owner: req.user.id });
  if (!mine) return res.sendStatus(404);
  // ok: missing-ownership-check
  await Photo.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});

router.put("/me", requireLogin, async (req, res) => {
  // ok: missing-ownership-check
  res.json(await User.findByIdAndUpdate(req.user.id, { name: req.body.name }));
});

module.exports = router;
