const { readFileSync } = require("node:fs");
const express = require("express");
const { XMLParser } = require("fast-xml-parser");
const libxmljs = require("libxmljs2");
const expat = require("node-expat");

const app = express();
app.use(express.text({ type: "application/xml" }));

app.post("/orders", (req, res) => {
  const parser = new expat.Parser("UTF-8");
  // ok: xml-bomb
  parser.write(readFileSync("catalogue.xml", "utf8"));
  // ok: xml-bomb
  const data = new XMLParser({ processEntities: false }).parse(req.body);
  // ok: xml-bomb
  res.send([data, libxmljs.parseXml(req.body)].join());
});
