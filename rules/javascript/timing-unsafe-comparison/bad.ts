import { createHmac } from "node:crypto";
import type { Request, Response, NextFunction } from "express";

const SECRET = process.env.WEBHOOK_SECRET as string;

export function isGenuine(body: string, signature: string): boolean {
  const expected = createHmac("sha256", SECRET).update(body).digest("hex");
  // ruleid: timing-unsafe-comparison
  return signature === expected;
}

export function webhook(req: Request, res: Response, next: NextFunction): void {
  const digest = "sha256=" + createHmac("sha256", SECRET).update(JSON.stringify(req.body)).digest("hex");
  // ruleid: timing-unsafe-comparison
  if (req.headers["x-hub-signature-256"] !== digest) {
    res.sendStatus(401);
    return;
  }
  next();
}

function sign(text: string): string {
  return createHmac("sha256", SECRET).update(text).digest("base64url");
}

export function unsign(cookie: string): string | undefined {
  const [value = "", signature] = cookie.split(".");
  // ruleid: timing-unsafe-comparison
  return signature == sign(value) ? value : undefined;
}

export function byBuffers(body: Buffer, signature: Buffer): boolean {
  const hmac = createHmac("sha512", SECRET);
  hmac.update(body);
  const expected = hmac.digest();
  // ruleid: timing-unsafe-comparison
  return expected.equals(signature);
}

export function byCompare(body: Buffer, signature: Buffer): boolean {
  // ruleid: timing-unsafe-comparison
  return Buffer.compare(createHmac("sha256", SECRET).update(body).digest(), signature) === 0;
}

export function isAdmin(req: Request): boolean {
  // ruleid: timing-unsafe-comparison
  return req.headers["x-api-key"] === process.env.ADMIN_API_KEY;
}

export function isJob(request: Request): boolean {
  const given = request.get("authorization");
  // ruleid: timing-unsafe-comparison
  return given === `Bearer ${process.env.CRON_SECRET}`;
}

export async function inWorker(key: CryptoKey, body: Uint8Array, given: string): Promise<boolean> {
  const signature = await crypto.subtle.sign("HMAC", key, body);
  const bytes = Array.from(new Uint8Array(signature));
  const expected = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  // ruleid: timing-unsafe-comparison
  return given === expected;
}

export async function inWorkerByText(key: CryptoKey, body: Uint8Array, given: string): Promise<boolean> {
  const signature = await crypto.subtle.sign({ name: "HMAC" }, key, body);
  // ruleid: timing-unsafe-comparison
  return given === btoa(String.fromCharCode(...new Uint8Array(signature)));
}
