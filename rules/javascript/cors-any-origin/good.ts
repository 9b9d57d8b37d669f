import { ApolloServer } from "apollo-server";
import cors from "cors";
import express from "express";
import { sites } from "./settings";

const app = express();
// ok: cors-any-origin
app.use(cors({ origin: ["https://shop.example.test"] }));
// ok: cors-any-origin
app.use(cors({ origin: "*", credentials: false }));
// ok: cors-any-origin
app.use(cors({ origin: sites }));
// ok: cors-any-origin
export const server = new ApolloServer({ cors: false });
// ok: cors-any-origin
export const chart = { origin: "*", cors: { origin: true } };
