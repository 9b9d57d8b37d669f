import chalk from "chalk";
import express from "express";
import winston from "winston";

const app = express();
const logger = winston.createLogger({ format: winston.format.simple() });

app.use(express.json());

app.post("/login", (req, res) => {
  const { name } = req.body;
  // ruleid: log-injection
  console.log(`login failed for ${name}`);
  // ruleid: log-injection
  console.info("login failed for", name);
  // ruleid: log-injection
  console.warn(chalk.yellow.bold(`unknown user ${name}`));
  // ruleid: log-injection
  logger.warn("unknown user " + name);
  res.sendStatus(401);
});

app.get("/search", (req, res) => {
  // ruleid: log-injection
  console.log("nothing found for " + req.query.q);
  // ruleid: log-injection
  console.log(decodeURIComponent(req.url));
  res.json([]);
});
