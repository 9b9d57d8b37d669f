import jwt from "jsonwebtoken";
import { nanoid } from "nanoid";
import { randomBytes, randomInt, randomUUID } from "node:crypto";

interface User {
  id: string;
  resetToken?: string;
  otp?: number;
}

export function requestReset(user: User): void {
  // ok: insecure-randomness
  user.resetToken = randomBytes(32).toString("hex");
  // ok: insecure-randomness
  user.otp = randomInt(100_000, 1_000_000);
}

export function createSession(user: User): object {
  // ok: insecure-randomness
  const sessionId = randomUUID();
  // ok: insecure-randomness
  return { user: user.id, sessionId, csrfToken: nanoid(), colour: Math.floor(Math.random() * 360) };
}

export function sign(user: User): string {
  // ok: insecure-randomness
  return jwt.sign({ sub: user.id, lucky: Math.random() }, randomBytes(32));
}

export function delay(attempt: number): number {
  // ok: insecure-randomness
  const jitter = Math.random() * 100;
  // ok: insecure-randomness
  return 2 ** attempt + jitter;
}

export function sample<T>(items: readonly T[]): T | undefined {
  // ok: insecure-randomness
  return items[Math.floor(Math.random() * items.length)];
}

// ok: insecure-randomness
export const tokenCount = Math.ceil(Math.random() * 10);
// ok: insecure-randomness
export const passwordLength = 12 + Math.floor(Math.random() * 4);

const mark = "mark" + Math.random();

function tokensOf(text: string): string[] {
  // ok: insecure-randomness
  return text.split(mark).map((token) => token.trim());
}

function describe(token: string): string {
  // ok: insecure-randomness
  const lastToken = tokensOf(token).at(-1) ?? "";
  return lastToken;
}

export const description = describe("a text with " + mark);

export function makeToken(): string {
  if (globalThis.crypto?.randomUUID) return crypto.randomUUID();
  return Math.random().toString(36);
}
// ok: insecure-randomness
export const fallbackToken = makeToken();

/** Only once, and not for ever a secret. */
export function oauthParameters(): Record<string, string> {
  // ok: insecure-randomness
  const nonce = Math.random().toString(36).slice(2);
  return { nonce };
}

interface Mirror {
  host: string;
  password: string;
}

/** One of those that were there: the number chooses it, and makes none of it. */
export function connectToAny(mirrors: Mirror[], keys: string): object {
  const mirror = mirrors[Math.floor(Math.random() * mirrors.length)];
  const apiKeys = keys.split(",");
  // ok: insecure-randomness
  const apiKey = apiKeys[Math.floor(Math.random() * apiKeys.length)];
  // ok: insecure-randomness
  return { host: mirror.host, password: mirror.password, apiKey };
}

const mark = `mark${Math.random()}`;

/** The tokens of a language, one of which happens to hold a mark. */
export function read(tokens: { type: string; value: string }[]): string {
  const [first] = [...tokens, mark as never];
  // ok: insecure-randomness
  const token = first ?? mark;
  return token.type === "name" ? token.value : "";
}

/** Tells the messages about one call from those about others. */
export function call(send: (message: object) => void): void {
  // ok: insecure-randomness
  send({ method: "start", progressToken: Math.random() });
}
