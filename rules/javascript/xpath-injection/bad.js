const express = require("express");
const libxmljs = require("libxmljs");
const xpath = require("xpath");
const { users, text } = require("./users");

const app = express();

app.get("/home", (req, res) => {
  const { name } = req.query;
  // ruleid: xpath-injection
  const homes = xpath.select("//user[name='" + name + "']/home/text()", users);
  // ruleid: xpath-injection
  const parsed = xpath.parse(`//user[name="${name}"]`);
  const select = xpath.useNamespaces({ u: "urn:users" });
  // ruleid: xpath-injection
  const spaced = select(`//u:user[@name='${name}']`, users);
  // ruleid: xpath-injection
  const found = libxmljs.parseXml(text).find(`//user[@name='${name}']`);
  res.json([homes, parsed, spaced, found].map(String));
});
