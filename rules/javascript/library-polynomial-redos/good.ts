import express from "express";

export function withoutComment(line: string): string {
  // One place to begin, and nothing that could be read in two ways.
  // ok: library-polynomial-redos
  return line.replace(/#.*/, "");
}

export function trimmed(line: string): string {
  if (line.length > 200) throw new RangeError("too long");
  // ok: library-polynomial-redos
  return line.replace(/\s+$/, "");
}

express().post("/people", (req, res) => {
  // Another rule's: this text comes with a request.
  // ok: library-polynomial-redos
  res.json(req.body.name.replace(/\s+$/, ""));
});
