import http from "node:http";
import express from "express";
import Koa from "koa";

// ruleid: missing-frame-options
const app = express();
app.use((_request, response, next) => {
  response.setHeader("X-Frame-Options", "SAMEORIGIN");
  next();
});
app.get("/", (_req, res) => res.render("home"));

// ruleid: missing-frame-options
const koa = new Koa();
koa.use(async (ctx) => {
  ctx.body = `X-Frame-Options: ${ctx.response.get("X-Frame-Options")}`;
});

// ruleid: missing-frame-options
http.createServer((_request, response) => response.end("<h1>Hello</h1>")).listen(8080);
