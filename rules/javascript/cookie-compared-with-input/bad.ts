import express from "express";

const app = express();

app.get("/account/:id", (req, res) => {
  // ruleid: cookie-compared-with-input
  if (req.cookies.user !== req.params.id) return res.sendStatus(403);
  res.json(account(req.params.id));
});

function isOwner(user: unknown, owner: unknown): boolean {
  // ruleid: cookie-compared-with-input
  return user === owner;
}

app.delete("/posts", (req, res) => {
  const { cookies, body } = req;
  if (isOwner(req.cookies["user"], req.body.owner)) remove(body.id, cookies);
  res.end();
});

declare function account(id: string): unknown;
declare function remove(id: string, cookies: unknown): void;
