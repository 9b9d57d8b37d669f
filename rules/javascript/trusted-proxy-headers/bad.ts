import express from "express";
import fastify from "fastify";

const app = express();
// ruleid: trusted-proxy-headers
app.set("trust proxy", true);

// ruleid: trusted-proxy-headers
export const server = fastify({ trustProxy: true });

export function start(config: { hosted: boolean }): void {
  const hosted = express();
  // doubtful: trusted-proxy-headers
  if (config.hosted) hosted.enable("trust proxy");
  // ruleid: trusted-proxy-headers
  if (process.env.NODE_ENV === "production") hosted.enable("trust proxy");
}
