import { randomBytes } from "node:crypto";
import secureRandom from "secure-random";

const CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

export function code(length: number): string {
  const bytes = randomBytes(length);
  let text = "";
  for (let i = 0; i < length; i++) {
    // ruleid: biased-randomness
    text += String(bytes[i]! % 10);
  }
  for (const byte of bytes) {
    // ruleid: biased-randomness
    text += CHARACTERS[Math.floor(byte / 7.2)];
  }
  return text;
}

// ruleid: biased-randomness
export const sum = randomBytes(1)[0]! + randomBytes(1)[0]!;
const first = secureRandom(1)[0];
// ruleid: biased-randomness
export const product = first * secureRandom(1)[0];
// ruleid: biased-randomness
export const fraction = Number("0." + randomBytes(3).readUIntBE(0, 3));
