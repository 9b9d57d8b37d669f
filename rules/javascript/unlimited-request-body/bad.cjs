const fastify = require("fastify");

// ruleid: unlimited-request-body
module.exports = fastify({ bodyLimit: Number.MAX_SAFE_INTEGER });
