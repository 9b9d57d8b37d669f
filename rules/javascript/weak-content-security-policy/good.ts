import express from "express";
import helmet from "helmet";

const app = express();
app.use((_req, res, next) => {
  // ok: weak-content-security-policy
  res.setHeader("Content-Security-Policy", "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src *");
  // ok: weak-content-security-policy
  res.setHeader("Content-Security-Policy", `script-src 'nonce-${res.locals.nonce}' 'unsafe-inline' https:`);
  // ok: weak-content-security-policy
  res.setHeader("Content-Security-Policy-Report-Only", "script-src *");
  next();
});
// ok: weak-content-security-policy
app.use(helmet({ contentSecurityPolicy: { directives: { scriptSrc: ["'self'", (_, res) => `'nonce-${res.locals.nonce}'`] } } }));
// ok: weak-content-security-policy
if (process.env.NODE_ENV === "development") app.use(helmet({ contentSecurityPolicy: { directives: { scriptSrc: ["*"] } } }));
