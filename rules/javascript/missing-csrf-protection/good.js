const express = require("express");
const cookieParser = require("cookie-parser");
const session = require("express-session");
const fastify = require("fastify");
const { csrfSync } = require("csrf-sync");
const { changeEmail, search } = require("./accounts");

const app = express();
// ok: missing-csrf-protection
app.use(cookieParser());
app.get("/email", (req, res) => res.send(req.cookies.user));
app.post("/search", (req, res) => res.send(search(req.body.words)));
app.use(csrfSync().csrfSynchronisedProtection);
app.post("/email", (req, res) => res.send(changeEmail(req.cookies.user, req.body.email)));

const strict = express();
// ok: missing-csrf-protection
strict.use(session({ secret: process.env.SECRET, resave: false, cookie: { sameSite: "strict" } }));
strict.post("/email", (req, res) => res.send(changeEmail(req.session.user, req.body.email)));

function checkToken(req, res, next) {
  if (req.method !== "GET" && req.headers["x-csrf-token"] !== req.session.token) return res.sendStatus(403);
  next();
}
const own = express();
// ok: missing-csrf-protection
own.use(session({ secret: process.env.SECRET, resave: false }));
own.post("/email", checkToken, (req, res) => res.send(changeEmail(req.session.user, req.body.email)));

const server = fastify();
// ok: missing-csrf-protection
server.register(require("@fastify/cookie"));
server.register(require("@fastify/csrf-protection"));
server.route({
  method: "POST",
  url: "/email",
  onRequest: server.csrfProtection,
  handler: async (request) => changeEmail(request.cookies.user, request.body.email),
});

module.exports = { app, strict, own, server };
