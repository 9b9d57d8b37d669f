const cookieSession = require("cookie-session");

// ruleid: insecure-cookie
const middleware = cookieSession({ name: "session", keys: [process.env.KEY], httpOnly: false });

async function login(ctx, token) {
  // ruleid: insecure-cookie
  ctx.cookies.set("token", token, { httpOnly: false });
}

module.exports = { login, middleware };
