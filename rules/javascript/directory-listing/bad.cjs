const fastify = require("fastify")();

// ruleid: directory-listing
fastify.register(require("@fastify/static"), { root: "/srv/files", list: true });

module.exports = {
  method: "GET",
  path: "/files/{param*}",
  // ruleid: directory-listing
  handler: { directory: { path: "files", listing: true } },
};
