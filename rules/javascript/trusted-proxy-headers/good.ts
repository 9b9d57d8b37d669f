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

export function start(config: { security: { trustProxy: boolean } }): void {
  // Whoever runs it says so.
  // ok: trusted-proxy-headers
  if (config.security.trustProxy) app.enable("trust proxy");
  const { BEHIND_PROXY } = process.env;
  // ok: trusted-proxy-headers
  if (BEHIND_PROXY === "1") app.set("trust proxy", true);
}
