import { ApolloServer } from "@apollo/server";
import { ApolloDriver } from "@nestjs/apollo";
import { GraphQLModule } from "@nestjs/graphql";
import { resolvers, typeDefs } from "./schema";

export const server = new ApolloServer({
  typeDefs,
  resolvers,
  // ruleid: graphql-csrf-prevention-off
  csrfPrevention: false,
});

export const graphql = GraphQLModule.forRoot({
  driver: ApolloDriver,
  autoSchemaFile: true,
  // ruleid: graphql-csrf-prevention-off
  csrfPrevention: false,
});
