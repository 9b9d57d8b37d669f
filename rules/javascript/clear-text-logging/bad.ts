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
  console.log(`login of ${name} with ${password}`);
  // ruleid: clear-text-logging
  logger.info("login", { name, password });
  // ruleid: clear-text-logging
  requests.warn({ login: { name, secret: req.body.clientSecret } }, "failed");
  // doubtful: clear-text-logging
  trace("card %s", req.body.creditCardNumber);
  // ruleid: clear-text-logging
  audit.error("token " + req.get("accessToken"));
  res.sendStatus(204);
});

/** Asks somebody who is at the terminal. */
export function connect(host: string, apiKey: string): void {
  // doubtful: clear-text-logging
  log4js.getLogger().debug(format("connecting to %s with %s", host, apiKey));
}

// ruleid: clear-text-logging
console.error("bad settings", process.env);

declare function getPassword(): string;
const account = { name: "shop", password: getPassword() };
// ruleid: clear-text-logging
console.info(JSON.stringify(account));
// ruleid: clear-text-logging
console.log(account.password.trim());

const settings = { ...process.env, ADDED: "1" };
// ruleid: clear-text-logging
console.log(settings);
for (const [name, value] of Object.entries(process.env)) {
  // ruleid: clear-text-logging
  console.log(name, value);
}
