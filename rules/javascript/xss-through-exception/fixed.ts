import Ajv from "ajv";
import express from "express";
import Joi from "joi";

const app = express();
const ajv = new Ajv();
const vote = Joi.object({ name: Joi.string().required() });

app.post("/poll", (req, res) => {
  // ruleid: xss-through-exception
  if (!ajv.validate("poll", req.body)) res.send(escapeHtml(ajv.errorsText()));
});

app.post("/vote", (req, res) => {
  const { error } = vote.validate(req.body);
  // ruleid: xss-through-exception
  if (error) res.status(400).send("Wrong: " + escapeHtml(error.message));
});

function escapeHtml(text: unknown): string {
  const signs = String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return signs.replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
