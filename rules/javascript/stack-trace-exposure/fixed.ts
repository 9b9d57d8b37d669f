import express, { type NextFunction, type Request, type Response } from "express";
import http from "node:http";

const app = express();

app.get("/report", (req, res) => {
  try {
    res.json(report(req.query.month));
  } catch (error) {
    // ruleid: stack-trace-exposure
    res.status(500).send("Internal error");
  }
});

app.use((error: Error, req: Request, res: Response, next: NextFunction) => {
  // ruleid: stack-trace-exposure
  res.status(500).json({ message: error.message, details: { trace: "Internal error" } });
  next();
});

http.createServer((request, response) => {
  try {
    response.end(report(request.url));
  } catch (error) {
    // ruleid: stack-trace-exposure
    response.end(`<pre>Internal error</pre>`);
  }
});

declare function report(month: unknown): string;
