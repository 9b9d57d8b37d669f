import { randomBytes, randomInt } from "node:crypto";

export function code(length: number): string {
  let text = "";
  while (text.length < length) {
    const byte = randomBytes(1)[0]!;
    // ok: biased-randomness
    if (byte < 250) text += String(byte % 10);
  }
  return text;
}

const bytes = randomBytes(4);
// ok: biased-randomness
export const bit = bytes[0]! % 8;
// ok: biased-randomness
export const fraction = bytes[0]! / 255;
// ok: biased-randomness
export const number = (bytes[0]! << 8) + bytes[1]!;
// ok: biased-randomness
export const large = bytes[0]! * 0x100 + bytes[1]!;
// ok: biased-randomness
export const digit = randomInt(10);
// ok: biased-randomness
export const rest = bytes.length % 10;
