import express from "express";

const app = express();
// ok: unlimited-request-body
app.use(express.json({ limit: "50mb" }));
// ok: unlimited-request-body
app.use(express.json());
app.use(express.raw({ limit: Number(process.env.LIMIT) }));
