import express from "express";
import { WebSocketServer } from "ws";

const app = express();
// ruleid: unlimited-request-body
app.use(express.json({ limit: Infinity }));
// ruleid: unlimited-request-body
app.use(express.urlencoded({ extended: false, limit: "5GB" }));
// ruleid: unlimited-request-body
export const sockets = new WebSocketServer({ port: 8080, maxPayload: 0 });
