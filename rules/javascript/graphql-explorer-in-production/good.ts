import { ApolloServer } from "@apollo/server";
import { resolvers, typeDefs } from "./schema";

// ok: graphql-explorer-in-production
export const server = new ApolloServer({ typeDefs, resolvers });

// ok: graphql-explorer-in-production
export const closed = new ApolloServer({ typeDefs, resolvers, introspection: false });

const isDevelopment = process.env.NODE_ENV !== "production";
// ok: graphql-explorer-in-production
export const open = new ApolloServer({ typeDefs, resolvers, introspection: isDevelopment });

export function forDevelopers(): ApolloServer | undefined {
  if (!isDevelopment) return undefined;
  // ok: graphql-explorer-in-production
  return isDevelopment ? new ApolloServer({ typeDefs, resolvers, introspection: true }) : undefined;
}
