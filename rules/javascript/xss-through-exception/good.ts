import Ajv from "ajv";
import escapeHtml from "escape-html";
import express from "express";
import { load } from "./articles";

const app = express();
const ajv = new Ajv();

app.post("/poll", (req, res) => {
  // ok: xss-through-exception
  if (!ajv.validate("poll", req.body)) res.status(400).json({ errors: ajv.errors });
});

app.post("/text", (req, res) => {
  // ok: xss-through-exception
  if (!ajv.validate("poll", req.body)) res.status(400).type("text/plain").send(ajv.errorsText());
});

app.post("/page", (req, res) => {
  // ok: xss-through-exception
  if (!ajv.validate("poll", req.body)) res.status(400).send(escapeHtml(ajv.errorsText()));
});

app.get("/article", (req, res) => {
  try {
    load("index");
  } catch (error) {
    // ok: xss-through-exception
    res.status(500).send("Cannot load: " + String(error));
  }
});
