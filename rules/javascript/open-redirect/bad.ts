import express, { type Request, type Response } from "express";
import fastify from "fastify";
import Koa from "koa";
import type { NextApiRequest, NextApiResponse } from "next";
import { createServer } from "node:http";

const app = express();

app.get("/login", (req, res) => {
  // ruleid: open-redirect
  res.redirect(req.query.next as string);
});

app.get("/out", (req: Request, res: Response) => {
  const { url } = req.query;
  // ruleid: open-redirect
  if (url) return res.redirect(302, String(url));
  res.sendStatus(404);
});

app.post("/language", (req, res) => {
  const target = req.body.returnTo || "/";
  // ruleid: open-redirect
  res.location(target).status(303).end();
});

app.get("/host", (req, res) => {
  // ruleid: open-redirect
  res.redirect(`https://${req.query.shop}/welcome`);
  // ruleid: open-redirect
  res.redirect("http" + req.query.rest);
  // ruleid: open-redirect
  res.redirect([req.query.shop, "welcome"].join("/"));
  // ruleid: open-redirect
  res.redirect(["https:/", req.query.shop].join("/"));
});

createServer((request, response) => {
  const target = new URL(request.url ?? "/", "http://localhost").searchParams.get("to") ?? "/";
  // ruleid: open-redirect
  response.writeHead(302, { Location: target });
  response.end();
}).listen(8080);

const koa = new Koa();
koa.use(async (ctx, next) => {
  // ruleid: open-redirect
  if (ctx.query.to) ctx.redirect(ctx.query.to as string);
  await next();
});

const server = fastify();
server.get("/out", (request, reply) => {
  const { to } = request.query as { to: string };
  // ruleid: open-redirect
  return reply.redirect(to);
});

server.route({
  method: "GET",
  url: "/leave",
  handler: async (request, reply) => {
    const { to } = request.query as { to: string };
    // ruleid: open-redirect
    reply.header("Location", to).code(302);
  },
});

export default function handler(request: NextApiRequest, response: NextApiResponse): void {
  // ruleid: open-redirect
  response.redirect(307, request.query.to as string);
}

createServer((request, response) => {
  response.statusCode = request.method === "POST" ? 303 : 302;
  // ruleid: open-redirect
  response.setHeader("Location", new URL(request.url ?? "/", "https://shop.example.test").searchParams.get("next") ?? "/");
  response.end();
}).listen(8081);

app.get("/old/*rest", (req, res) => {
  // ruleid: open-redirect
  res.redirect(req.url.replace("/old", ""));
});

app.get("/older/*rest", (req, res) => {
  // ruleid: open-redirect
  res.redirect(req.url.slice(6));
});

app.get("/:page", (req, res) => {
  // ruleid: open-redirect
  res.redirect(req.url.replace(/\.html$/, ""));
});

app.get("/moved", (req, res) => {
  if (req.query.quiet === undefined) res.status(302);
  else res.status(303);
  // ruleid: open-redirect
  res.set("Location", String(req.query.to));
  res.end();
});

app.get("/sent", (req, res, next) => {
  // ruleid: open-redirect
  res.set("Location", String(req.query.to));
  answer(res);
  res.end();
});

declare function answer(response: express.Response): void;
