const express = require("express");
const { isPlainObject } = require("is-plain-object");
const validator = require("validator");
const { z } = require("zod");

const app = express();
const settings = {};
const tracks = {};
const groups = new Map();
const counts = Object.create(null);

app.put("/settings/:group/:name", express.json(), (req, res) => {
  const { group, name } = req.params;
  if (!Object.hasOwn(settings, group)) return res.sendStatus(404);
  // ok: prototype-pollution
  settings[group][name] = req.body.value;
  res.sendStatus(204);
});

app.put("/groups/:group/:name", express.json(), (req, res) => {
  const group = groups.get(req.params.group) ?? {};
  // ok: prototype-pollution
  group[req.params.name] = req.body.value;
  groups.set(req.params.group, group);
  res.sendStatus(204);
});

app.post("/count/:page", (req, res) => {
  // ok: prototype-pollution
  counts[req.params.page] = counts[req.params.page] || {};
  // ok: prototype-pollution
  counts[req.params.page].last = Date.now();
  // A name that is read from nothing, only stored: it changes this object alone.
  // ok: prototype-pollution
  settings[req.params.page] = true;
  // ok: prototype-pollution
  settings["page-" + req.params.page].last = Date.now();
  res.sendStatus(204);
});

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

function setPath(object, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) {
    if (FORBIDDEN.has(key)) throw new Error(`Not a property: ${key}`);
    object[key] = object[key] || {};
    object = object[key];
  }
  // ok: prototype-pollution
  object[last] = value;
}

function leadsToPrototype(object, key) {
  return (key === "constructor" && typeof object[key] === "function") || key === "__proto__";
}

function setOption(options, path, value) {
  const keys = path.split(".");
  let target = options;
  for (let i = 0; i < keys.length - 1; i++) {
    const key = keys[i];
    if (leadsToPrototype(target, key)) return;
    if (target[key] === undefined) target[key] = {};
    target = target[key];
  }
  const last = keys[keys.length - 1];
  if (leadsToPrototype(target, last)) return;
  // ok: prototype-pollution
  target[last] = value;
}

function setDeep(object, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  let target = object;
  for (const key of keys) target = target[key] ??= {};
  if (target === Object.prototype || typeof target === "function") target = {};
  // ok: prototype-pollution
  target[last] = value;
}

const defaults = require("./defaults.json");

function applyDefaults(options) {
  for (const group of Object.keys(defaults)) {
    // The names are in a file of the program's own.
    // ok: prototype-pollution
    for (const name of Object.keys(defaults[group])) options[group][name] ??= defaults[group][name];
  }
}

const { toString } = Object.prototype;

function isPlain(value) {
  return value !== null && toString.call(value) === "[object Object]";
}

function extendPlain(to, from) {
  for (const key of Object.keys(from)) {
    if (key === "__proto__") continue;
    // ok: prototype-pollution
    if (isPlain(from[key])) to[key] = extendPlain(isPlain(to[key]) ? to[key] : {}, from[key]);
    // ok: prototype-pollution
    else to[key] = from[key];
  }
  return to;
}

function setChecked(object, path, value) {
  if (/__proto__|constructor|prototype/.test(path)) return;
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) object = object[key];
  // ok: prototype-pollution
  object[last] = value;
}

function mergeDeep(target, source) {
  for (const key in source) {
    if (isUnsafe(key)) continue;
    const value = source[key];
    if (value && typeof value === "object") {
      if (!target[key]) target[key] = {};
      mergeDeep(target[key], value);
    } else {
      // ok: prototype-pollution
      target[key] = value;
    }
  }
  return target;
}

function isUnsafe(key) {
  return key === "__proto__" || key === "constructor" || key === "prototype";
}

function mergeOwn(target, source) {
  for (const key of Object.keys(source)) {
    if (hasOwn(target, key) && typeof target[key] === "object") mergeOwn(target[key], source[key]);
    // ok: prototype-pollution
    else target[key] = source[key];
  }
}

function hasOwn(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key);
}

function copyDeep(value) {
  if (typeof value !== "object" || value === null) return value;
  const copy = {};
  // ok: prototype-pollution
  for (const key in value) copy[key] = copyDeep(value[key]);
  return copy;
}

function changeAll(value, change) {
  for (const key in value) {
    // Its own properties, whatever their names.
    // ok: prototype-pollution
    value[key] = typeof value[key] === "object" ? changeAll(value[key], change) : change(value[key]);
  }
  return value;
}

function transposed(rows) {
  const columns = [];
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < rows[i].length; j++) {
      columns[j] = columns[j] || [];
      // ok: prototype-pollution
      columns[j][i] = rows[i][j];
    }
  }
  return columns;
}

class Track {
  rename() {
    // What has this method is a track, not what all objects inherit from.
    // ok: prototype-pollution
    this.renamed = true;
  }
}

app.post("/tracks/:name", (req, res) => {
  const track = tracks[req.params.name] || new Track();
  track.rename();
  res.json(track);
});

function tagOf(value, path, tags) {
  const last = path.reduce((inner, key) => inner[key], value);
  const name = path[0];
  const kept = last[name];
  last[name] = undefined;
  const tag = String(last);
  // ok: prototype-pollution
  last[name] = kept;
  return tags[tag];
}

function setRenamed(settings, section, name, value) {
  if (section === "__proto__" || section === "constructor") section = "other";
  // ok: prototype-pollution
  settings[section][name] = value;
}

function mergePlain(to, from) {
  for (const key of Object.keys(from)) {
    if (key === "__proto__") continue;
    // No constructor is a plain object, so none is followed to its prototype.
    if (isPlainObject(to[key])) mergePlain(to[key], from[key]);
    // ok: prototype-pollution
    else to[key] = from[key];
  }
  return to;
}

const visits = {};

app.post("/visits", express.json(), (req, res) => {
  const { site, page } = req.body;
  // No name that all objects have is an address.
  if (!validator.isURL(site)) return res.sendStatus(400);
  // ok: prototype-pollution
  visits[site][page] = Date.now();
  res.end();
});

const prices = {};
const Prices = z.record(z.string(), z.object({ amount: z.number(), note: z.string() }));

app.put("/prices", express.json(), (req, res) => {
  // A record that was checked has no property of the name `__proto__`.
  for (const [article, { note }] of Object.entries(Prices.parse(req.body))) {
    // ok: prototype-pollution
    prices[article].note = note;
  }
  res.end();
});

module.exports = { mergePlain, extendPlain, applyDefaults, setDeep, setOption, setRenamed, tagOf, setPath, setChecked, mergeDeep, mergeOwn, copyDeep, changeAll, transposed };
