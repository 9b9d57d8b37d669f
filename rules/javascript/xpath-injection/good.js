const express = require("express");
const xpath = require("xpath");
const { users } = require("./users");

const app = express();

app.get("/home", (req, res) => {
  // ok: xpath-injection
  const expression = xpath.parse("//user[name=$name]/home/text()");
  // ok: xpath-injection
  const homes = expression.select({ node: users, variables: { name: req.query.name } });
  const id = Number(req.query.id);
  // ok: xpath-injection
  const byId = xpath.select(`//user[@id='${id}']`, users);
  if (!/^\w+$/.test(req.query.name)) return res.sendStatus(400);
  // ok: xpath-injection
  res.json([homes, byId, xpath.select(`//user[name='${req.query.name}']`, users)].map(String));
});
