import { ApolloServer } from "@apollo/server";
import errorHandler from "errorhandler";
import express from "express";

const app = express();
// ok: development-errors-shown
if (process.env.NODE_ENV === "development") app.use(errorHandler());
// ok: development-errors-shown
if (app.get("env") !== "production") {
  app.use(errorHandler());
}
// ok: development-errors-shown
export const server = new ApolloServer({ typeDefs, includeStacktraceInErrorResponses: process.env.NODE_ENV !== "production" });
