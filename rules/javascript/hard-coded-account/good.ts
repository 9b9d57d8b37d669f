import { Client } from "pg";
import request from "request";

// ok: hard-coded-account
export const client = new Client({ user: process.env.PGUSER, password: process.env.PGPASSWORD });

// ok: hard-coded-account
request.get("https://shop.example.test").auth(process.env.ROBOT ?? "", process.env.PASSWORD);
