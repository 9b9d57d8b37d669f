import escapeHtml from "escape-html";
import express from "express";
import Koa from "koa";
import fastify from "fastify";
import sanitizeHtml from "sanitize-html";
import validator from "validator";
import he from "he";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import contentType from "content-type";

const app = express();
const GREETINGS: Record<string, string> = { de: "Guten Tag", en: "Good day" };

app.get("/search", (req, res) => {
  // ok: reflected-xss
  res.send(`<h1>Results for ${escapeHtml(String(req.query.q))}</h1>`);
});

app.get("/rendered", (req, res) => {
  // ok: reflected-xss
  res.render("results", { query: req.query.q });
});

app.get("/data", (req, res) => {
  // ok: reflected-xss
  res.json({ query: req.query.q });
});

app.get("/page", (req, res) => {
  // ok: reflected-xss
  res.send("<p>Page " + Number(req.query.page) + "</p>");
});

app.get("/greeting", (req, res) => {
  const greeting = GREETINGS[String(req.query.language)] ?? GREETINGS.en;
  // ok: reflected-xss
  res.send(`<h1>${greeting}</h1>`);
});

app.post("/comments", (req, res) => {
  // ok: reflected-xss
  res.send("<article>" + sanitizeHtml(req.body.comment) + "</article>");
  // ok: reflected-xss
  res.send("<b>" + he.encode(req.body.name) + "</b>");
  // ok: reflected-xss
  res.send("<i>" + validator.escape(req.body.city) + "</i>");
});

app.get("/links", (req, res) => {
  // ok: reflected-xss
  res.send(`<a href="/search?q=${encodeURIComponent(String(req.query.q))}">again</a>`);
});

app.get("/orders/:id", (req, res) => {
  const { id } = req.params;
  if (!validator.isUUID(id)) {
    res.sendStatus(400);
    return;
  }
  // ok: reflected-xss
  res.send("<p>Order " + id + "</p>");
});

app.get("/agent", (req, res) => {
  // ok: reflected-xss
  res.send("<p>" + req.get("User-Agent") + "</p>");
  // ok: reflected-xss
  res.send("<p>" + req.headers["accept-language"] + "</p>");
});

app.get("/text", (req, res) => {
  res.type("text/plain");
  // ok: reflected-xss
  res.send("You searched for " + req.query.q);
});

app.get("/download", (req, res) => {
  // ok: reflected-xss
  res.set("Content-Type", "text/csv").send(`name\n${req.query.name}\n`);
});

createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "text/plain" });
  // ok: reflected-xss
  response.end("Nothing at " + request.url);
}).listen(8081);

createServer((request, response) => {
  response.setHeader("Content-Type", "application/json");
  // ok: reflected-xss
  response.end(JSON.stringify({ path: request.url }));
}).listen(8080);

const koa = new Koa();
koa.use(async (ctx, next) => {
  // ok: reflected-xss
  ctx.body = { query: ctx.query.q };
  await next();
});

const server = fastify();
server.get("/hello", async (request, reply) => {
  const { name } = request.query as { name: string };
  // ok: reflected-xss
  return reply.send(`Hello ${name}`);
});

app.post("/messages", express.text({ type: "application/json" }), (req, res) => {
  if (!req.is("application/json")) {
    res.sendStatus(415);
    return;
  }
  // No page and no form of another site can make a browser send this.
  // ok: reflected-xss
  res.status(400).send(`Not understood: ${req.body}`);
});

export async function handleMessage(request: IncomingMessage, response: ServerResponse, read: () => Promise<string>): Promise<void> {
  try {
    const type = contentType.parse(request.headers["content-type"] ?? "");
    if (type.type !== "application/json") throw new Error("This is no message");
  } catch (error) {
    response.writeHead(400).end(String(error));
    return;
  }
  // ok: reflected-xss
  response.writeHead(202).end(`Read by ${request.url}: ${await read()}`);
}

app.get("/pads/:pad", (req, res) => {
  const place = new URL(req.url, "https://pads.example.test").search;
  res.header("Location", place);
  // Browsers go there, and show none of this.
  // ok: reflected-xss
  res.status(302).send(`You should be sent to <a href="${place}">${place}</a>`);
});
