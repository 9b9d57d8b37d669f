const express = require("express");

const app = express();
const actions = {
  play(track) {
    return `playing ${track}`;
  },
};
const bare = Object.create(null);
bare.play = actions.play;
const table = new Map([["play", actions.play]]);

app.post("/actions/:action", (req, res) => {
  const { action } = req.params;
  if (!Object.hasOwn(actions, action)) return res.sendStatus(404);
  // ok: unvalidated-dynamic-method-call
  res.send(actions[action](req.query.track));
});

app.post("/bare/:action", (req, res) => {
  const action = bare[req.params.action];
  if (typeof action !== "function") return res.sendStatus(404);
  // ok: unvalidated-dynamic-method-call
  res.send(action(req.query.track));
});

app.post("/table/:action", (req, res) => {
  const action = table.get(req.params.action);
  if (typeof action !== "function") return res.sendStatus(404);
  // ok: unvalidated-dynamic-method-call
  res.send(action(req.query.track));
});

app.post("/caught/:action", (req, res) => {
  try {
    // ok: unvalidated-dynamic-method-call
    res.send(actions[req.params.action](req.query.track));
  } catch {
    res.sendStatus(404);
  }
});

app.post("/promised/:action", (req, res) => {
  load(req.body)
    // ok: unvalidated-dynamic-method-call
    .then((track) => actions[req.params.action](track))
    .then(
      (answer) => res.send(answer),
      () => res.sendStatus(404),
    );
});

app.post("/list/:action", (req, res) => {
  const { action } = req.params;
  if (action !== "play") return res.sendStatus(404);
  // ok: unvalidated-dynamic-method-call
  res.send(actions[action](req.query.track));
});

app.post("/known/:action", (req, res) => {
  const { action } = req.params;
  const first = table.get(action);
  // ok: unvalidated-dynamic-method-call
  if (first) first(req.query.track);
  const second = table.get(req.query.action);
  if (second === undefined) return res.sendStatus(404);
  // ok: unvalidated-dynamic-method-call
  second(req.query.track);
  // ok: unvalidated-dynamic-method-call
  table.get(req.query.other)?.(req.query.track);
  // ok: unvalidated-dynamic-method-call
  if (table.has(action)) table.get(action)(req.query.track);
});

app.post("/twice/:action", (req, res) => {
  if (typeof table.get(req.params.action) !== "function") return res.sendStatus(404);
  const action = table.get(req.params.action);
  // ok: unvalidated-dynamic-method-call
  action(req.query.track);
});

const converters = { NUMBER: Number, TEXT: String };

app.get("/convert/:type", (req, res) => {
  const type = req.params.type.toUpperCase();
  if (!(type in converters)) return res.sendStatus(400);
  // None of the methods that every object has is written in capitals.
  // ok: unvalidated-dynamic-method-call
  res.json(converters[type](req.query.value));
});

const pages = { "/": (res) => res.send("start"), "/help": (res) => res.send("help") };

app.use((req, res, next) => {
  // No property that all objects have begins with a slash.
  // ok: unvalidated-dynamic-method-call
  if (pages[req.path]) pages[req.path](res);
  else next();
});

class Connection {
  command_QUIT() {
    this.end();
  }

  answer(req) {
    const name = String(req.query.command).toUpperCase();
    // ok: unvalidated-dynamic-method-call
    if (typeof this["command_" + name] === "function") this["command_" + name]();
  }
}

app.get("/command", (req, res) => {
  new Connection().answer(req);
  res.end();
});

class Transports {
  make(name, req) {
    // ok: unvalidated-dynamic-method-call
    return new transports[name](req);
  }

  /** Whatever goes wrong in there, the request gets its answer. */
  open(req, res) {
    try {
      this.make(req.query.transport, req);
      res.sendStatus(204);
    } catch {
      res.sendStatus(400);
    }
  }
}

const transports = { polling: Connection, websocket: Connection };

app.get("/open", (req, res) => new Transports().open(req, res));
