import express, { type NextFunction, type Request, type Response } from "express";
import http from "node:http";

const app = express();

app.get("/report", (req, res) => {
  try {
    res.json(report(req.query.month));
  } catch (error) {
    // ruleid: stack-trace-exposure
    res.status(500).send((error as Error).stack);
  }
});

app.use((error: Error, req: Request, res: Response, next: NextFunction) => {
  // ruleid: stack-trace-exposure
  res.status(500).json({ message: error.message, details: { trace: error.stack } });
  next();
});

http.createServer((request, response) => {
  try {
    response.end(report(request.url));
  } catch (error) {
    // ruleid: stack-trace-exposure
    response.end(`<pre>${(error as Error).stack}</pre>`);
  }
});

declare function report(month: unknown): string;
