import express from "express";

const table: Record<string, unknown> = {};

express().post("/scores", express.json(), (req, res) => {
  for (const key of Object.keys(req.body)) {
    // ruleid: chosen-property-name
    table[key] = req.body[key];
  }
  res.sendStatus(204);
});
