import https from "node:https";
import http2 from "node:http2";
import tls from "node:tls";
import axios from "axios";
import { Pool } from "pg";

// ruleid: disabled-tls-verification
export const agent = new https.Agent({ keepAlive: true });

export const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  ssl: {
    // ruleid: disabled-tls-verification
  },
});

export const api = axios.create({
  baseURL: "https://api.example.test",
  // ruleid: disabled-tls-verification
  httpsAgent: new https.Agent(),
});

export function connect(host: string): tls.TLSSocket {
  return tls.connect({
    host,
    port: 443,
    // ruleid: disabled-tls-verification
  });
}

// ruleid: disabled-tls-verification
export const session = http2.connect("https://api.example.test");
