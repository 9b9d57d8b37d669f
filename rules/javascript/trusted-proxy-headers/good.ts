import express from "express";
import fastify from "fastify";

const app = express();
// ok: trusted-proxy-headers
app.set("trust proxy", 1);
// ok: trusted-proxy-headers
app.set("trust proxy", "loopback");
app.set("trust proxy", process.env.PROXIES);

// ok: trusted-proxy-headers
export const server = fastify({ trustProxy: "10.1.0.0/16" });
