const express = require("express");
const { z } = require("zod");

const app = express();
const settings = {};

app.put("/settings/:group/:name", express.json(), (req, res) => {
  // ruleid: prototype-pollution
  settings[req.params.group][req.params.name] = req.body.value;
  res.sendStatus(204);
});

app.post("/users", express.json(), (req, res) => {
  const account = lookUp(req.query.user);
  // ruleid: prototype-pollution
  account.seen = true;
  res.json(account);
});

const accounts = {};

function lookUp(name) {
  return accounts[name];
}

function setPath(object, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  for (const key of keys) {
    object[key] = object[key] || {};
    object = object[key];
  }
  // ruleid: prototype-pollution
  object[last] = value;
}

function setSteps(object, steps, value) {
  let current = object;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step === "__proto__") throw new Error("no");
    // ruleid: prototype-pollution
    if (i === steps.length - 1) current[step] = value;
    else current = current[step] ?? (current[step] = {});
  }
}

function mergeDeep(target, source) {
  for (const key in source) {
    const value = source[key];
    if (value && typeof value === "object") {
      if (!target[key]) target[key] = {};
      mergeDeep(target[key], value);
    } else {
      // ruleid: prototype-pollution
      target[key] = value;
    }
  }
  return target;
}

function fill(target, defaults) {
  Object.entries(defaults).forEach(([key, value]) => {
    if (isObject(target[key]) && isObject(value)) fill(target[key], value);
    // ruleid: prototype-pollution
    else target[key] = value;
  });
}

function isObject(value) {
  return value !== null && typeof value === "object";
}

function put(object, path, value) {
  const steps = path.split("/");
  const last = steps.pop();
  // ruleid: prototype-pollution
  steps.reduce((at, step) => (at[step] = at[step] || {}), object)[last] = value;
}

function setWarned(settings, section, name, value) {
  if (section === "__proto__") console.warn("There is no such section.");
  // ruleid: prototype-pollution
  settings[section][name] = value;
}

function extend() {
  const [target, ...others] = Array.prototype.slice.call(arguments);
  for (const other of others) {
    for (const key in other) {
      if (isObject(other[key])) extend(target[key], other[key]);
      // ruleid: prototype-pollution
      else target[key] = other[key];
    }
  }
}

const notes = {};
const Note = z.object({ article: z.string(), note: z.string() });

app.put("/notes", express.json(), (req, res) => {
  const { article, note } = Note.parse(req.body);
  // ruleid: prototype-pollution
  notes[article].note = note;
  res.end();
});

module.exports = { setWarned, extend, setPath, setSteps, mergeDeep, fill, put };
