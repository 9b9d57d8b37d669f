import axios from "axios";
import { MongoClient } from "mongodb";
import { createClient } from "redis";
import { Pool } from "pg";

const NAMESPACE = "http://www.w3.org/2000/svg";

export async function rates(): Promise<unknown> {
  // ok: plain-text-connection
  const response = await fetch("https://api.rates-of-today.com/v1/");
  return response.json();
}

// ok: plain-text-connection
export const local = axios.create({ baseURL: "http://localhost:8080" });

// ok: plain-text-connection
export const inCompose = new MongoClient("mongodb://mongo:27017/rates");

// ok: plain-text-connection
export const inCluster = axios.get("http://rates.shop.svc.cluster.local/today");

// ok: plain-text-connection
export const ownNetwork = fetch("http://192.168.1.20/status");

// ok: plain-text-connection
export const metadata = fetch("http://169.254.169.254/latest/meta-data/");

// ok: plain-text-connection
export const example = fetch("http://api.example.com/v1");

// ok: plain-text-connection
export const encrypted = createClient({ url: "redis://cache.rates-of-today.com:6379", socket: { tls: true } });

// ok: plain-text-connection
export const withTls = new MongoClient("mongodb://db1.rates-of-today.com/rates?tls=true");

// ok: plain-text-connection
export const pool = new Pool({ connectionString: "postgres://shop@db.rates-of-today.com/shop", ssl: { ca: process.env.CA } });

export function icon(): Element {
  // ok: plain-text-connection
  return document.createElementNS(NAMESPACE, "svg");
}

export function open(host: string): Promise<Response> {
  // ok: plain-text-connection
  return fetch(`http://${host}/status`);
}

// ok: plain-text-connection
export const link = { href: "http://www.rates-of-today.com/" };
