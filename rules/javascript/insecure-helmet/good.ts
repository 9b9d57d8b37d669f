import express from "express";
import helmet from "helmet";

const app = express();

// ok: insecure-helmet
app.use(helmet());
// ok: insecure-helmet
app.use(helmet({ contentSecurityPolicy: { directives: { "script-src": ["'self'"] } } }));
// ok: insecure-helmet
app.use(helmet({ crossOriginEmbedderPolicy: false, xPoweredBy: false }));
if (process.env.NODE_ENV === "development") {
  // ok: insecure-helmet
  app.use(helmet({ contentSecurityPolicy: false }));
}
