import { readFileSync } from "node:fs";
import https from "node:https";
import tls from "node:tls";

// ok: disabled-tls-verification
export const agent = new https.Agent({ rejectUnauthorized: true });

// ok: disabled-tls-verification
export const trusting = new https.Agent({ ca: readFileSync("/etc/ssl/private-ca.pem") });

const isProduction = process.env.NODE_ENV === "production";

// ok: disabled-tls-verification
export const switchable = new https.Agent({ rejectUnauthorized: isProduction });

if (!isProduction) {
  // ok: disabled-tls-verification
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
}

// ok: disabled-tls-verification
export const local = process.env.NODE_ENV === "development" ? new https.Agent({ rejectUnauthorized: false }) : https.globalAgent;

export function agentFor(options: { ignoreSslErrors?: boolean }): https.Agent {
  // ok: disabled-tls-verification
  return options.ignoreSslErrors ? new https.Agent({ rejectUnauthorized: false }) : https.globalAgent;
}

// ok: disabled-tls-verification
export const server = https.createServer({ requestCert: true, rejectUnauthorized: false }, (_request, response) => response.end());

export function connect(host: string): tls.TLSSocket {
  return tls.connect({
    host,
    // ok: disabled-tls-verification
    checkServerIdentity: (name, certificate) => tls.checkServerIdentity(name.replace(/^internal-/, ""), certificate),
  });
}

export function explain(error: Error): string {
  // ok: disabled-tls-verification
  return `set NODE_TLS_REJECT_UNAUTHORIZED=0? No: ${error.message}`;
}

// ok: disabled-tls-verification
const { rejectUnauthorized = false } = agent.options;
export { rejectUnauthorized };
