import bunyan from "bunyan";
import debugFactory from "debug";
import express from "express";
import log4js from "log4js";
import { format } from "node:util";
import pino from "pino";
import winston from "winston";

const app = express();
const logger = winston.createLogger({ level: "info" });
const requests = pino({ name: "shop" }).child({ part: "requests" });
const trace = debugFactory("shop:login");
const audit = bunyan.createLogger({ name: "audit" });

app.post("/login", (req, res) => {
  const { name, password } = req.body;
  // ruleid: clear-text-logging
  console.log(`login of ${name} with [redacted]`);
  // ruleid: clear-text-logging
  logger.info("login", { name, password: "[redacted]" });
  // ruleid: clear-text-logging
  requests.warn({ login: { name, secret: "[redacted]" } }, "failed");
  // doubtful: clear-text-logging
  trace("card %s", "[redacted]");
  // ruleid: clear-text-logging
  audit.error("token " + "[redacted]");
  res.sendStatus(204);
});

/** Asks somebody who is at the terminal. */
export function connect(host: string, apiKey: string): void {
  // doubtful: clear-text-logging
  log4js.getLogger().debug(format("connecting to %s with %s", host, "[redacted]"));
}

// ruleid: clear-text-logging
console.error("bad settings", "[redacted]");

declare function getPassword(): string;
const account = { name: "shop", password: getPassword() };
// ruleid: clear-text-logging
console.info("[redacted]");
// ruleid: clear-text-logging
console.log("[redacted]");

const settings = { ...process.env, ADDED: "1" };
// ruleid: clear-text-logging
console.log("[redacted]");
for (const [name, value] of Object.entries(process.env)) {
  // ruleid: clear-text-logging
  console.log(name, "[redacted]");
}
