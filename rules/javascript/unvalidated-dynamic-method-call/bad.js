const express = require("express");

const app = express();
const actions = {
  play(track) {
    return `playing ${track}`;
  },
  pause() {
    return "paused";
  },
};

app.post("/actions/:action", (req, res) => {
  // ruleid: unvalidated-dynamic-method-call
  res.send(actions[req.params.action](req.query.track));
});

app.post("/player/:action", (req, res) => {
  const action = actions[req.params.action];
  if (typeof action !== "function") return res.sendStatus(404);
  // doubtful: unvalidated-dynamic-method-call
  res.send(action(req.query.track));
});

window.addEventListener("message", (event) => {
  const { name, data } = JSON.parse(event.data);
  const handler = actions[name];
  // ruleid: unvalidated-dynamic-method-call
  handler(data);
});

const table = new Map([["play", actions.play]]);

app.post("/table/:action", (req, res) => {
  // ruleid: unvalidated-dynamic-method-call
  table.get(req.params.action)(req.query.track);
  const action = table.get(req.params.action);
  // ruleid: unvalidated-dynamic-method-call
  res.send(action(req.query.track));
});
