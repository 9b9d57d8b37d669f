import Koa from "koa";
import fastify from "fastify";
import restify from "restify";
import type { NextApiRequest, NextApiResponse } from "next";
import { Hono } from "hono";

new Koa().use(async (ctx) => {
  const name = ctx.query.name as string;
  // ruleid: type-confusion
  ctx.body = String(name).includes("/") ? "no" : await read(name);
});

const server = fastify();
server.get("/notes", async (request, reply) => {
  const { note } = request.query as { note: string };
  // ruleid: type-confusion
  if (String(note).indexOf("\0") !== -1) return reply.code(400).send();
  return read(note);
});

const api = restify.createServer();
api.post("/notes", (req, res, next) => {
  // ruleid: type-confusion
  if (!String(req.body.title).includes("<script")) res.send(req.body.title);
  next();
});

export default function handler(req: NextApiRequest, res: NextApiResponse): void {
  const { theme } = req.query as { theme: string };
  // ruleid: type-confusion
  res.status(String(theme).includes("..") ? 400 : 200).end();
}

new Hono().post("/notes", async (c) => {
  const { note } = await c.req.json();
  // ruleid: type-confusion
  if (String(note).includes("..") || note === "") return c.text("no");
  return c.text(await read(note));
});

declare function read(name: string): Promise<string>;
