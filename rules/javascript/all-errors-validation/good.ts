import Ajv from "ajv";
import express from "express";
import config from "./config.json";

const app = express();
const schema = { type: "object", properties: { name: { type: "string" } } };
const ajv = new Ajv({ coerceTypes: true });
const check = new Ajv({ allErrors: process.env.NODE_ENV === "development" }).compile(schema);

app.post("/people", (req, res) => {
  // ok: all-errors-validation
  if (!check(req.body)) return res.sendStatus(400);
  // ok: all-errors-validation
  return res.sendStatus(ajv.validate(schema, req.body) ? 200 : 400);
});

export function checkConfig(): boolean {
  // ok: all-errors-validation
  return new Ajv({ allErrors: true }).validate(schema, config);
}
