import chalk from "chalk";
import express from "express";
import winston from "winston";

const app = express();
const logger = winston.createLogger({ format: winston.format.simple() });

app.use(express.json());

app.post("/login", (req, res) => {
  const { name } = req.body;
  // ruleid: log-injection
  console.log(`login failed for ${String(name).replace(/[\r\n]/g, " ")}`);
  // ruleid: log-injection
  console.info("login failed for", String(name).replace(/[\r\n]/g, " "));
  // ruleid: log-injection
  console.warn(chalk.yellow.bold(`unknown user ${String(name).replace(/[\r\n]/g, " ")}`));
  // ruleid: log-injection
  logger.warn("unknown user " + String(name).replace(/[\r\n]/g, " "));
  res.sendStatus(401);
});

app.get("/search", (req, res) => {
  // ruleid: log-injection
  console.log("nothing found for " + String(req.query.q).replace(/[\r\n]/g, " "));
  // ruleid: log-injection
  console.log(decodeURIComponent(req.url).replace(/[\r\n]/g, " "));
  res.json([]);
});
