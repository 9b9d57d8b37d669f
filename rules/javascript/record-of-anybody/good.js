const express = require("express");
const Address = require("../models/Address");
const Page = require("../models/Page");
const { requireLogin, requireRole } = require("../middleware");

const router = express.Router();

router.put("/addresses/:id", requireLogin, async (req, res) => {
  // ok: record-of-anybody
  res.json(await Address.findOneAndUpdate({ _id: req.params.id, customer: req.user.id }, { street: req.body.street }));
});

router.delete("/addresses/:id", requireLogin, requireRole("admin"), async (req, res) => {
  // ok: record-of-anybody
  await Address.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});

// Nobody signs in here at all.
router.put("/pages/:id", async (req, res) => {
  // ok: record-of-anybody
  res.json(await Page.findByIdAndUpdate(req.params.id, { text: req.body.text }));
});
