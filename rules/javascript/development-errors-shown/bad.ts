import { ApolloServer } from "@apollo/server";
import errorHandler from "errorhandler";
import express from "express";

const app = express();
// ruleid: development-errors-shown
app.use(errorHandler());

// ruleid: development-errors-shown
export const server = new ApolloServer({ typeDefs, includeStacktraceInErrorResponses: true });
