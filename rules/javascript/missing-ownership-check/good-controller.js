const asyncHandler = require("express-async-handler");
const Order = require("../models/orderModel");
const Product = require("../models/productModel");

exports.getMyOrders = asyncHandler(async (req, res) => {
  res.json(await Order.find({ user: req.user._id }));
});

exports.addOrderItems = asyncHandler(async (req, res) => {
  const order = new Order({ items: req.body.items, user: req.user._id });
  res.status(201).json(await order.save());
});

// Another module lets administrators alone come here.
exports.changeOrder = asyncHandler(async (req, res) => {
  const order = await Order.findById(req.params.id);
  order.paidAt = req.body.paidAt;
  // ok: missing-ownership-check
  res.json(await order.save());
});

exports.createProduct = asyncHandler(async (req, res) => {
  res.json(await Product.create({ name: req.body.name, user: req.user._id }));
});

exports.deleteProduct = asyncHandler(async (req, res) => {
  // ok: missing-ownership-check
  await Product.deleteOne({ _id: req.params.id });
  res.sendStatus(204);
});
