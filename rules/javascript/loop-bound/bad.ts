import express from "express";
import _ from "lodash";

const app = express();
app.use(express.json());

app.post("/names", (req, res) => {
  const names: string[] = [];
  // ruleid: loop-bound
  for (let i = 0; i < req.body.names.length; i++) names.push(String(req.body.names[i]));
  res.json(names);
});

app.post("/sums", (req, res) => {
  const { values } = req.body;
  let sum = 0;
  // ruleid: loop-bound
  const count = values.length;
  for (let i = 0; i < count; i++) {
    sum += Number(values[i]);
  }
  let index = 0;
  // ruleid: loop-bound
  while (index < values.length) {
    if (values[index] === 0) {
      index += 2;
      continue;
    }
    index++;
  }
  res.json({ sum });
});

app.post("/reversed", (req, res) => {
  const copy = [];
  // ruleid: loop-bound
  for (let i = req.body.length - 1; i >= 0; i--) copy.push(req.body[i]);
  res.json(copy);
});

app.post("/parsed", (req, res) => {
  const list = JSON.parse(String(req.query.list));
  const known = new Set();
  // ruleid: loop-bound
  for (let i = 0; i !== list.length; ++i) known.add(list[i]);
  res.json([...known]);
});

app.post("/lodash", (req, res) => {
  // ruleid: loop-bound
  const pairs = _.chunk(req.body.values, 2);
  // ruleid: loop-bound
  const texts = _.map(req.body.values, (value) => String(value));
  // ruleid: loop-bound
  _.forEach(req.body.values, (value) => {
    try {
      JSON.parse(value);
    } catch {
      pairs.push(value);
    }
  });
  res.json({ pairs, texts });
});

function collect(list: unknown[]): unknown[] {
  const all = [];
  // ruleid: loop-bound
  for (let i = 0; i < list.length; i++) {
    for (let k = 0; k < 2; k++) if (k === 1) break;
    all.push(list[i]);
  }
  return all;
}

app.post("/collected", (req, res) => res.json(collect(req.body)));
