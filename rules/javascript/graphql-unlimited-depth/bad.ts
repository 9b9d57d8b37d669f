import { ApolloServer } from "@apollo/server";
import { createHandler } from "graphql-http/lib/use/express";
import { schema } from "./schema";

// ruleid: graphql-unlimited-depth
export const server = new ApolloServer({ schema, introspection: false });

// ruleid: graphql-unlimited-depth
export const handler = createHandler({ schema });
