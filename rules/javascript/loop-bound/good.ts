import express from "express";
import _ from "lodash";
import { z } from "zod";

const app = express();
app.use(express.json());

const Names = z.object({ names: z.array(z.string()) });

app.post("/checked", (req, res) => {
  const { values } = req.body;
  const copy = [];
  if (!Array.isArray(values)) {
    res.sendStatus(400);
    return;
  }
  // ok: loop-bound
  for (let i = 0; i < values.length; i++) copy.push(values[i]);
  res.json(copy);
});

app.post("/bounded", (req, res) => {
  const { values } = req.body;
  const copy = [];
  if (values.length > 100) {
    res.sendStatus(413);
    return;
  }
  // ok: loop-bound
  for (let i = 0; i < values.length; i++) copy.push(values[i]);
  // ok: loop-bound
  for (let i = 0; i < req.body.others.length && i < 10; i++) copy.push(req.body.others[i]);
  res.json(copy);
});

app.post("/left", (req, res) => {
  const copy = [];
  // ok: loop-bound
  for (let i = 0; i < req.body.values.length; i++) {
    if (!req.body.values[i]) break;
    copy.push(req.body.values[i]);
  }
  res.json(copy);
});

app.post("/members", (req, res) => {
  const { people } = req.body;
  const names = [];
  // ok: loop-bound
  for (let i = 0; i < people.length; i++) names.push(people[i].name);
  // ok: loop-bound
  for (let i = 0; i < people.length; i++) names.push(people[i]);
  for (let i = 0; i < req.body.guests.length; i++) {
    const { name } = req.body.guests[i];
    names.push(name);
  }
  // ok: loop-bound
  for (let i = 0; i < req.body.pets.length; i++) names.push(nameOf(req.body.pets[i]));
  res.json(names);
});

function nameOf(animal: { name: string }): string {
  return animal.name;
}

app.post("/texts", (req, res) => {
  const text = String(req.body.text);
  let sum = 0;
  // ok: loop-bound
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  const words = text.split(" ");
  // ok: loop-bound
  for (let i = 0; i < words.length; i++) sum += Number(words[i]);
  const keys = Object.keys(req.body);
  // ok: loop-bound
  for (let i = 0; i < keys.length; i++) sum += i;
  if (typeof req.body.note === "string") {
    // ok: loop-bound
    for (let i = 0; i < req.body.note.length; i++) sum += req.body.note.charCodeAt(i);
  }
  // ok: loop-bound
  for (let i = 0; i < req.url.length; i++) sum += req.url.charCodeAt(i);
  res.json(sum);
});

app.post("/schema", (req, res) => {
  const { names } = Names.parse(req.body);
  const copy = [];
  // ok: loop-bound
  for (let i = 0; i < names.length; i++) copy.push(names[i]);
  res.json(copy);
});

app.post("/iterated", (req, res) => {
  const copy = [];
  // ok: loop-bound
  for (const value of req.body.values) copy.push(value);
  // ok: loop-bound
  const names = _.map(req.body.people, (person) => person.name);
  // ok: loop-bound
  _.each(req.body.values, (value) => {
    if (!value) throw new Error("empty");
  });
  // ok: loop-bound
  const texts = _.isArray(req.body.texts) ? _.chunk(req.body.texts, 2) : [];
  res.json({ copy, names, texts });
});

/** GraphQL has looked at these before. */
export const resolvers = {
  Mutation: {
    save: (_parent: unknown, args: { renderers: { config: number[] }[] }, _context: unknown) =>
      // ok: loop-bound
      args.renderers.map(({ config }) => _.chunk(config, 2)),
  },
};

app.post("/batches", (req, res) => {
  const { values } = req.body;
  const batches = [];
  // ok: loop-bound
  for (let i = 0; i < values.length; i += 100) batches.push(values.slice(i, i + 100));
  res.json(batches);
});
