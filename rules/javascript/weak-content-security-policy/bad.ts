import express from "express";
import helmet from "helmet";

const app = express();
app.use((_req, res, next) => {
  // ruleid: weak-content-security-policy
  res.setHeader("Content-Security-Policy", "default-src 'self'; script-src 'self' 'unsafe-inline'");
  next();
});
app.use(
  helmet({
    contentSecurityPolicy: {
      // ruleid: weak-content-security-policy
      directives: { defaultSrc: ["'self'"], scriptSrc: ["'self'", "https:"] },
    },
  }),
);

// ruleid: weak-content-security-policy
export const headers = [{ key: "Content-Security-Policy", value: "default-src *" }];
