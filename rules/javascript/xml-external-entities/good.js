const express = require("express");
const { XMLParser } = require("fast-xml-parser");
const libxmljs = require("libxmljs");

const app = express();
app.use(express.text({ type: "application/xml" }));

app.post("/orders", (req, res) => {
  // ok: xml-external-entities
  const order = libxmljs.parseXml(req.body);
  // ok: xml-external-entities
  const again = libxmljs.parseXml(req.body, { noent: false, nonet: true });
  // ok: xml-external-entities
  const plain = new XMLParser().parse(req.body);
  // The program's own file may use entities.
  // ok: xml-external-entities
  const own = libxmljs.parseXml("<a>&x;</a>", { noent: true });
  res.json([order, again, plain, own].map(String));
});
