const express = require("express");
const libxmljs = require("libxmljs");

const app = express();
app.use(express.text({ type: "application/xml" }));

app.post("/orders", (req, res) => {
  // ruleid: xml-external-entities
  const order = libxmljs.parseXml(req.body, { noent: true, noblanks: true });
  // ruleid: xml-external-entities
  const loaded = libxmljs.parseXmlString(req.body, { dtdload: true });
  const options = { noent: true };
  // ruleid: xml-external-entities
  const again = libxmljs.parseXml(req.body, options);
  res.send([order, loaded, again].join());
});

app.post("/events", (req, res) => {
  const parser = new libxmljs.SaxParser();
  // ruleid: xml-external-entities
  parser.parseString(req.body);
  const pushed = new libxmljs.SaxPushParser();
  // ruleid: xml-external-entities
  req.on("data", (chunk) => pushed.push(chunk));
  res.end();
});
