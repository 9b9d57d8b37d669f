import express from "express";
import fastify from "fastify";

const app = express();
// ruleid: trusted-proxy-headers
app.set("trust proxy", true);

// ruleid: trusted-proxy-headers
export const server = fastify({ trustProxy: true });
