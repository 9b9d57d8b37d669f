import express, { Router, type NextFunction, type Request, type Response } from "express";
import Koa from "koa";
import KoaRouter from "@koa/router";
import Hapi from "@hapi/hapi";
import fastify from "fastify";
import { createServer } from "node:http";

const app = express();
const router = Router();

app.get("/search", (req, res) => {
  // ruleid: reflected-xss
  res.send("<h1>Results for " + escapeHtml(req.query.q) + "</h1>");
});

router.get("/users/:name", async (req: Request, res: Response) => {
  const { name } = req.params;
  // ruleid: reflected-xss
  res.status(404).send(`No user is called ${escapeHtml(name)}`);
});

app.post("/comments", (req, res) => {
  let page = "<ul>";
  for (const comment of req.body.comments) page += `<li>${escapeHtml(comment.trim())}</li>`;
  page += "</ul>";
  // ruleid: reflected-xss
  res.end(page);
});

app.use((error: Error, req: Request, res: Response, _next: NextFunction) => {
  // doubtful: reflected-xss
  res.status(500).send("Cannot show " + escapeHtml(req.originalUrl));
});

createServer((request, response) => {
  const query = new URL(request.url ?? "/", "http://localhost").searchParams;
  // ruleid: reflected-xss
  response.write("<title>" + escapeHtml(query.get("title")) + "</title>");
  response.end();
}).listen(8080);

createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  // doubtful: reflected-xss
  response.end("<p>Nothing at " + escapeHtml(request.url) + "</p>");
}).listen(8081);

const hapi = Hapi.server({ port: 8082 });
hapi.route({
  method: "GET",
  path: "/hello",
  // ruleid: reflected-xss
  handler: (request) => "<h1>Hello " + escapeHtml(request.query.name) + "</h1>",
});

const koa = new Koa();
const koaRouter = new KoaRouter();
koaRouter.get("/hello/:name", (ctx) => {
  // ruleid: reflected-xss
  ctx.body = "<h1>Hello " + escapeHtml(ctx.params.name) + "</h1>";
});
koa.use(async (ctx, next) => {
  await next();
  // ruleid: reflected-xss
  if (ctx.status === 404) ctx.body = `<p>Nothing at ${escapeHtml(decodeURIComponent(ctx.path))}</p>`;
});

const server = fastify();
server.get("/hello", async (request, reply) => {
  const { name } = request.query as { name: string };
  // ruleid: reflected-xss
  return reply.type("text/html").send(`<h1>Hello ${escapeHtml(name)}</h1>`);
});

app.post("/messages", express.text({ type: "*/*" }), (req, res) => {
  if (req.headers["content-type"] !== "application/json") console.warn("This may be no message");
  // ruleid: reflected-xss
  res.status(400).send(`Not understood: ${escapeHtml(req.body)}`);
});

createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const reason = url.searchParams.get("reason");
  // ruleid: reflected-xss
  response.end(`<p>Refused: ${escapeHtml(reason)}</p>`);
}).listen(8083);

function escapeHtml(text: unknown): string {
  const signs = String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return signs.replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}
