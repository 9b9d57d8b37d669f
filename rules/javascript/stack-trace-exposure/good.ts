import express, { type NextFunction, type Request, type Response } from "express";

const app = express();

app.use((error: Error, req: Request, res: Response, next: NextFunction) => {
  console.error(error.stack);
  // ok: stack-trace-exposure
  res.status(500).json({ message: "Something went wrong" });
  next();
});

app.use((error: Error, req: Request, res: Response, next: NextFunction) => {
  // ok: stack-trace-exposure
  res.status(500).json({ message: error.message, trace: process.env.NODE_ENV === "development" ? error.stack : undefined });
  next();
});

app.get("/stack", (req, res) => {
  const stack = [1, 2, 3];
  // ok: stack-trace-exposure
  res.json({ stack });
});
