import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Request } from "express";

const KEY = process.env.WEBHOOK_SECRET as string;

export function isGenuine(body: string, signature: string): boolean {
  const expected = createHmac("sha256", KEY).update(body).digest();
  const given = Buffer.from(signature, "hex");
  // ok: timing-unsafe-comparison
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export function isSame(a: string, b: string): boolean {
  const hash = (text: string): string => createHmac("sha256", KEY).update(text).digest("hex");
  // ok: timing-unsafe-comparison
  return hash(a) === hash(b);
}

export function isUnchanged(text: string, etag: string): boolean {
  // ok: timing-unsafe-comparison
  return createHash("sha256").update(text).digest("hex") === etag;
}

export function isConfigured(): boolean {
  // ok: timing-unsafe-comparison
  return process.env.API_TOKEN !== undefined && process.env.API_TOKEN !== "";
}

export function isOurs(req: Request): boolean {
  // ok: timing-unsafe-comparison
  return req.headers["x-client-id"] === process.env.CLIENT_KEY_ID;
}

export function isEmpty(body: string): boolean {
  const digest = createHmac("sha256", KEY).update(body).digest("hex");
  // ok: timing-unsafe-comparison
  return digest.length === 0 || digest === "";
}

export function changed(before: string, after: { token: string }): boolean {
  // ok: timing-unsafe-comparison
  return before !== after.token;
}

export function isRowOf(key: string, row: { apiKeyIndex: string }): boolean {
  // ok: timing-unsafe-comparison
  return createHmac("sha256", KEY).update(key).digest("hex") === row.apiKeyIndex;
}
