const knex = require("knex")({ client: "pg" });
const Order = require("./order");

exports.create = async (req, res) => {
  const fields = req.body;
  // ruleid: mass-assignment
  await knex("orders").insert(fields);
  // ruleid: mass-assignment
  const order = new Order(req.body);
  await order.save();
  res.end();
};
