const Koa = require("koa");
const jwt = require("koa-jwt");

const app = new Koa();
// ruleid: jwt-expiry-ignored
app.use(jwt({ secret: process.env.JWT_KEY, ignoreExpiration: true }));

module.exports = app;
