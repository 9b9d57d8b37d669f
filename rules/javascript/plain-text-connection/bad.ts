import http from "node:http";
import axios from "axios";
import got from "got";
import { MongoClient } from "mongodb";
import { createClient } from "redis";
import amqp from "amqplib";
import { Client } from "ldapts";
import WebSocket from "ws";

const RATES = "http://api.rates-of-today.com/v1/";

export async function rates(currency: string): Promise<unknown> {
  // ruleid: plain-text-connection
  const response = await fetch(`http://api.rates-of-today.com/v1/${currency}`);
  return response.json();
}

// ruleid: plain-text-connection
export const api = axios.create({ baseURL: RATES, timeout: 1000 });

export function latest(): Promise<string> {
  // ruleid: plain-text-connection
  return got(RATES + "latest").text();
}

// ruleid: plain-text-connection
http.get("http://status.rates-of-today.com/", (response) => response.resume());

// ruleid: plain-text-connection
export const database = new MongoClient("mongodb://reader:secret@db1.rates-of-today.com:27017/rates");

// ruleid: plain-text-connection
export const cache = createClient({ url: "redis://cache.rates-of-today.com:6379" });

// ruleid: plain-text-connection
export const queue = await amqp.connect("amqp://jobs@mq.rates-of-today.com");

// ruleid: plain-text-connection
export const directory = new Client({ url: "ldap://directory.rates-of-today.com" });

// ruleid: plain-text-connection
export const ticker = new WebSocket("ws://ticker.rates-of-today.com/prices");
