const express = require("express");
const cookieParser = require("cookie-parser");
const session = require("express-session");
const fastify = require("fastify");
const { changeEmail, csrf, order } = require("./accounts");

const app = express();
// ruleid: missing-csrf-protection
app.use(cookieParser());
app.post("/email", (req, res) => {
  changeEmail(req.cookies.user, req.body.email);
  res.end();
});

const shop = express();
// ruleid: missing-csrf-protection
shop.use(session({ secret: process.env.SECRET, resave: false }));
const router = express.Router();
const caught = (handler) => (req, res, next) => handler(req, res).catch(next);
router.put("/orders", caught(async (req, res) => res.send(await order(req.session.user, req.body))));
shop.use("/shop", router);

const partly = express();
// ruleid: missing-csrf-protection
partly.use(cookieParser());
partly.post("/safe", csrf.protect, (req, res) => res.send(changeEmail(req.cookies.user, req.body.email)));
partly.post("/unsafe", (req, res) => {
  // Does without CSRF protection.
  res.send(changeEmail(req.cookies.user, req.body.email));
});

const server = fastify();
// ruleid: missing-csrf-protection
server.register(require("@fastify/cookie"));
server.route({
  method: "POST",
  url: "/email",
  handler: async (request) => changeEmail(request.cookies.user, request.body.email),
});

module.exports = { app, shop, partly, server };
