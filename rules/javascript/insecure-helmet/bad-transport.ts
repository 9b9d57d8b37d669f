import express from "express";
import helmet from "helmet";

const app = express();

// ruleid: insecure-helmet
app.use(helmet({ strictTransportSecurity: { maxAge: 0 } }));
