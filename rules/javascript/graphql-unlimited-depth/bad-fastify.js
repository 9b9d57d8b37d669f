const mercurius = require("mercurius");
const app = require("fastify")();
const schema = require("./schema");

// ruleid: graphql-unlimited-depth
app.register(mercurius, { schema });
module.exports = app;
