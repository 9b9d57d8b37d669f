const express = require("express");
const Address = require("../models/Address");
const requireLogin = require("../middleware/require-login");

const router = express.Router();

router.put("/addresses/:id", requireLogin, async (req, res) => {
  // ruleid: record-of-anybody
  res.json(await Address.findByIdAndUpdate(req.params.id, { street: req.body.street }));
});

router.delete("/addresses/:id", async (req, res) => {
  if (!req.session.userId) return res.redirect("/login");
  // ruleid: record-of-anybody
  await Address.deleteOne({ _id: req.params.id });
  res.redirect("/addresses");
});
