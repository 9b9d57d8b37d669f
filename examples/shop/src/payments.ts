import express, { Router } from "express";
import { createHmac, timingSafeEqual } from "node:crypto";
import https from "node:https";
import { config } from "./config";
import { pool } from "./database";
import { withRetry } from "./lib/retry";

export const payments = Router();

const PROVIDER = "payments.example.test";

const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

function signatureIsValid(body: Buffer, signature: string): boolean {
  const expected = createHmac("sha256", config.webhookSecret).update(body).digest();
  const actual = Buffer.from(signature, "hex");
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

interface PaymentEvent {
  type: "paid" | "refunded";
  orderId: number;
}

payments.post("/webhook", express.raw({ type: "application/json" }), async (req, res) => {
  const body = req.body as Buffer;
  if (!signatureIsValid(body, req.get("x-signature") ?? "")) {
    res.status(400).json({ error: "The signature does not fit." });
    return;
  }
  const event = JSON.parse(body.toString("utf8")) as PaymentEvent;
  const status = event.type === "paid" ? "paid" : "returned";
  await pool.query("UPDATE orders SET status = $1 WHERE id = $2", [status, Number(event.orderId)]);
  res.json({ received: true });
});

function post(path: string, body: unknown): Promise<number> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = https.request(
      {
        host: PROVIDER,
        path,
        method: "POST",
        agent,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(text) },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on("error", reject);
    request.end(text);
  });
}

/** Charges an order; true when the provider took it. */
export async function charge(orderId: number, cents: number, cardToken: string): Promise<boolean> {
  const status = await withRetry(3, () => post("/v2/charges", { orderId, cents, cardToken }));
  return status === 201;
}

export async function refund(orderId: number): Promise<boolean> {
  const status = await withRetry(3, () => post(`/v2/charges/${encodeURIComponent(orderId)}/refund`, {}));
  return status === 200;
}
