import { ApolloServer } from "@apollo/server";
import { resolvers, typeDefs } from "./schema";

// ok: graphql-csrf-prevention-off
export const server = new ApolloServer({ typeDefs, resolvers });

// ok: graphql-csrf-prevention-off
export const strict = new ApolloServer({ typeDefs, resolvers, csrfPrevention: true });

export const playful = new ApolloServer({
  typeDefs,
  resolvers,
  // ok: graphql-csrf-prevention-off
  csrfPrevention: process.env.NODE_ENV === "production",
});
