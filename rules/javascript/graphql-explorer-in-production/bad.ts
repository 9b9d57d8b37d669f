import { ApolloServer } from "@apollo/server";
import { GraphQLModule } from "@nestjs/graphql";
import { resolvers, typeDefs } from "./schema";

export const server = new ApolloServer({
  typeDefs,
  resolvers,
  // ruleid: graphql-explorer-in-production
  introspection: true,
});

export const graphql = GraphQLModule.forRoot({
  autoSchemaFile: true,
  // ruleid: graphql-explorer-in-production
  playground: true,
});
