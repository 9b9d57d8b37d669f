import express from "express";
import helmet from "helmet";

const app = express();

// ruleid: insecure-helmet
app.use(helmet());

const options = { hsts: { maxAge: 31_536_000 } };
// ruleid: insecure-helmet
app.use("/pages", helmet(options));

// ruleid: insecure-helmet
app.use("/more", helmet());
