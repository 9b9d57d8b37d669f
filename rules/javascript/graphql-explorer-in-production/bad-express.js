const { graphqlHTTP } = require("express-graphql");
const fastify = require("fastify");
const mercurius = require("mercurius");
const schema = require("./schema");

// ruleid: graphql-explorer-in-production
exports.middleware = graphqlHTTP({ schema, graphiql: true });

const app = fastify();
// ruleid: graphql-explorer-in-production
app.register(mercurius, { schema, graphiql: true });
exports.app = app;
