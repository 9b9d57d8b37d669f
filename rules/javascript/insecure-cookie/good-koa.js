const session = require("koa-session");
const expressSession = require("express-session");

async function login(ctx, token) {
  // ok: insecure-cookie
  ctx.cookies.set("token", token);
  // ok: insecure-cookie
  ctx.cookies.set("token", token, { signed: true });
}

function sessions(app, isProduction) {
  // ok: insecure-cookie
  app.use(session({ key: "koa.sess", maxAge: 86_400_000 }, app));
  const options = { secret: process.env.SECRET, cookie: {} };
  if (isProduction) options.cookie.secure = true;
  // ok: insecure-cookie
  return expressSession(options);
}

module.exports = { login, sessions };
