// dependency: lodash@^4.17.4
// dependency: extend@3.0.1
// dependency: dot-prop@5.1.0
// dependency: hoek@4.2.0
const express = require("express");
const _ = require("lodash");
const extend = require("extend");
const dotProp = require("dot-prop");
const Hoek = require("hoek");
const defaultsDeep = require("defaults-deep");
const set = require("lodash.set");

const app = express();
app.use(express.json());
const settings = {};

app.put("/settings", (req, res) => {
  // ruleid: merged-prototype-pollution
  _.merge(settings, req.body);
  // ruleid: merged-prototype-pollution
  _.defaultsDeep({}, { user: req.body.user }, settings);
  // ruleid: merged-prototype-pollution
  extend(true, settings, JSON.parse(req.query.settings));
  // ruleid: merged-prototype-pollution
  Hoek.merge(settings, req.body.more);
  // ruleid: merged-prototype-pollution
  defaultsDeep(settings, req.body);
  res.sendStatus(204);
});

app.put("/settings/:path", (req, res) => {
  // ruleid: merged-prototype-pollution
  dotProp.set(settings, req.params.path, req.body.value);
  // ruleid: merged-prototype-pollution
  _.set(settings, req.params.path, req.body.value);
  // ruleid: merged-prototype-pollution
  set(settings, `users.${req.query.path}`, req.body.value);
  res.sendStatus(204);
});
