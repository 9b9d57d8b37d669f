const cookie = require("cookie");
const fastify = require("fastify");
const { cookies } = require("next/headers");

const server = fastify();

// ruleid: insecure-cookie
server.register(require("@fastify/session"), { secret: process.env.SECRET, cookie: { secure: false } });

server.post("/login", async (request, reply) => {
  // ruleid: insecure-cookie
  reply.setCookie("sid", request.body.id, { path: "/" });
});

function header(token) {
  // ruleid: insecure-cookie
  return cookie.serialize("jwt", token, { httpOnly: true });
}

async function action(token) {
  // ruleid: insecure-cookie
  (await cookies()).set("session", token);
  // ruleid: insecure-cookie
  (await cookies()).set({ name: "session", value: token, secure: true });
}

module.exports = { action, header, server };
