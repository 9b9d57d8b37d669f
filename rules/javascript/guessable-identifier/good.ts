import { randomUUID } from "node:crypto";

// ok: guessable-identifier
export const uuid = randomUUID();
// ok: guessable-identifier
export const liquid = Math.random();
// ok: guessable-identifier
export const uid = globalThis.crypto ? crypto.randomUUID() : String(Math.random());
