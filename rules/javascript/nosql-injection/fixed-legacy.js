const { MongoClient } = require("mongodb");

module.exports = function routes(app, db) {
  app.post("/login", (req, res) => {
    // ruleid: nosql-injection
    db.collection("users").findOne({ name: { $eq: req.body.name } }, (error, user) => {
      res.json(error ? null : user);
    });
  });
};

MongoClient.connect("mongodb://db.example.test", (error, connected) => {
  const db = connected.db("shop");
  require("express")().get("/orders", (req, res) => {
    // ruleid: nosql-injection
    db.collection("orders").find({ state: { $eq: req.query.state } }).toArray((failure, orders) => res.json(orders));
  });
});
