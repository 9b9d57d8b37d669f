import Koa from "koa";
import fastify from "fastify";
import { Hono } from "hono";

new Koa().use((ctx) => {
  // ruleid: chosen-header-name
  ctx.set(ctx.query.name as string, "1");
});

fastify().get("/theme/:name", (request, reply) => {
  const { name } = request.params as { name: string };
  // ruleid: chosen-header-name
  reply.header(name, "1").send();
});

new Hono().get("/theme/:name", (c) => {
  // ruleid: chosen-header-name
  c.header(c.req.param("name"), "1");
  return c.text("");
});
