const express = require("express");
const Address = require("../models/Address");
const { requireLogin } = require("../middleware/login");

const router = express.Router();

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
