import express from "express";
import helmet from "helmet";

const app = express();

// ruleid: insecure-helmet
app.use(helmet({ contentSecurityPolicy: false }));

const options = { frameguard: false, hsts: { maxAge: 31_536_000 } };
// ruleid: insecure-helmet
app.use("/pages", helmet(options));

// ruleid: insecure-helmet
app.use("/more", helmet({ xFrameOptions: false, strictTransportSecurity: false }));
