import Koa from "koa";
import fastify from "fastify";
import { z } from "zod";
import Hapi from "@hapi/hapi";
import { Hono } from "hono";

const schema = { querystring: { type: "object", properties: { note: { type: "string" } } } };

const server = fastify();
server.get("/notes", { schema }, async (request, reply) => {
  const { note } = request.query as { note: string };
  // ok: type-confusion
  if (note.includes("..")) return reply.code(400).send();
  return note;
});

new Koa().use((ctx) => {
  // ok: type-confusion
  if (ctx.querystring.includes("<")) ctx.throw(400);
  const { name } = z.object({ name: z.string() }).parse(ctx.query);
  // ok: type-confusion
  ctx.body = name.includes("..") ? "no" : name;
});

new Hono().get("/notes", (c) => {
  // `query` gives the first value alone.
  // ok: type-confusion
  return c.text((c.req.query("note") ?? "").includes("..") ? "no" : "yes");
});

Hapi.server().route({
  method: "GET",
  path: "/notes",
  options: { validate: { query: schema } },
  handler(request) {
    // ok: type-confusion
    return request.query.note.includes("..") ? "no" : "yes";
  },
});
