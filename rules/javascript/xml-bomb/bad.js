const express = require("express");
const libxmljs = require("libxmljs2");
const expat = require("node-expat");

const app = express();
app.use(express.text({ type: "application/xml" }));

app.post("/orders", (req, res) => {
  const parser = new expat.Parser("UTF-8");
  // ruleid: xml-bomb
  parser.write(req.body);
  // ruleid: xml-bomb
  expat.createParser().parse(req.body);
  // ruleid: xml-bomb
  res.send(String(libxmljs.parseXml(req.body, { huge: true })));
});
