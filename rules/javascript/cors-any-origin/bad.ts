import { ApolloServer } from "apollo-server";
import cors from "cors";
import express from "express";
import fastify from "fastify";
import fastifyCors from "@fastify/cors";

const app = express();
const options = {
  // ruleid: cors-any-origin
  origin: "*",
};
app.use(cors(options));

app.use((req, res, next) => {
  const site = new URL(req.url, "https://example.test").searchParams.get("site");
  // ruleid: cors-any-origin
  cors({ origin: site ?? undefined })(req, res, next);
});

// ruleid: cors-any-origin
export const server = new ApolloServer({ cors: { origin: true } });

// ruleid: cors-any-origin
void fastify().register(fastifyCors, { origin: "null" });
