// dependency: lodash@^4.17.21
// dependency: extend@3.0.1
// dependency: dot-prop@5.1.0
// dependency: lodash.merge@4.6.1
const express = require("express");
const _ = require("lodash");
const extend = require("extend");
const dotProp = require("dot-prop");
const merge = require("lodash.merge");
const mergeDeep = require("merge-deep");
const deepmerge = require("deepmerge");

const app = express();
app.use(express.json());
const settings = {};

app.put("/settings/:path", (req, res) => {
  // ok: merged-prototype-pollution
  _.merge(settings, req.body);
  // ok: merged-prototype-pollution
  _.set(settings, req.query.path, 1);
  // Which version is in use is not known.
  // ok: merged-prototype-pollution
  mergeDeep(settings, req.body);
  // ok: merged-prototype-pollution
  deepmerge(settings, req.body);
  // Only the first level is copied.
  // ok: merged-prototype-pollution
  extend(settings, req.body);
  // Texts have no keys.
  // ok: merged-prototype-pollution
  extend(true, settings, { path: req.params.path, name: String(req.body.name), query: req.headers["x-query"] });
  // ok: merged-prototype-pollution
  merge(settings, { count: Number(req.body.count) });
  // ok: merged-prototype-pollution
  if (["theme", "language"].includes(req.params.path)) dotProp.set(settings, req.params.path, req.body.value);
  // ok: merged-prototype-pollution
  dotProp.set(settings, "theme", req.body.theme);
  res.sendStatus(204);
});
