import Ajv from "ajv";
import express from "express";

const app = express();
const schema = { type: "object", properties: { name: { type: "string" } } };
const ajv = new Ajv({ coerceTypes: true });
const check = ajv.compile(schema);

app.post("/people", (req, res) => {
  // ruleid: all-errors-validation
  if (!check(req.body)) return res.status(400).json(check.errors);
  return res.sendStatus(201);
});

app.put("/people", (req, res) => {
  // ruleid: all-errors-validation
  res.sendStatus(ajv.validate(schema, req.body) ? 200 : 400);
});

app.get("/people", (req, res) => {
  // ruleid: all-errors-validation
  const ok = new Ajv().addSchema(schema, "person").validate("person", req.query);
  res.sendStatus(ok ? 200 : 400);
});
