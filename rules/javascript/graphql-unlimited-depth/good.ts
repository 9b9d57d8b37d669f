import { ApolloServer } from "@apollo/server";
import mercurius from "mercurius";
import fastify from "fastify";
import { limits, schema, settings } from "./schema";

// ok: graphql-unlimited-depth
export const server = new ApolloServer({ schema, validationRules: limits });

// ok: graphql-unlimited-depth
export const other = new ApolloServer({ ...settings, schema });

// ok: graphql-unlimited-depth
fastify().register(mercurius, { schema, queryDepth: 8 });
