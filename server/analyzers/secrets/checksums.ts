import { ALPHABETS } from "../../rules/key-shape";
import type { Checksum } from "../../rules/secret-knowledge";

/** Whether the end of a key is what the rest of it asks for. */
export function isChecked(checksum: Checksum, key: string): boolean {
  return withChecksum(checksum, key) === key;
}

/** The key with its end replaced by the right one. */
export function withChecksum(checksum: Checksum, key: string): string {
  switch (checksum) {
    case "crc32-base62": {
      // Of what stands between the prefix, which ends in "_", and the last six letters.
      const start = key.lastIndexOf("_") + 1;
      const body = key.slice(start, -6);
      return key.slice(0, start) + body + inBase62(crc32(body)).padStart(6, "0");
    }
    case "crc32-hex": {
      const body = key.slice(0, -8);
      return body + crc32(body).toString(16).padStart(8, "0");
    }
    case "bech32":
      return bech32(key);
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as in ISO 3309, of ASCII text. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at++) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ text.charCodeAt(at)) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

function inBase62(value: number): string {
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = ALPHABETS.base62.charAt(rest % 62) + text;
  return text;
}

const BECH32_GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** BIP 173: the last six letters check the words before the last "1" and the letters behind it. */
function bech32(key: string): string {
  const separator = key.lastIndexOf("1");
  const prefix = key.slice(0, separator).toLowerCase();
  const data = Array.from(key.slice(separator + 1, -6), (letter) => ALPHABETS.bech32.indexOf(letter));
  const words = Array.from(prefix, (letter) => letter.charCodeAt(0));
  const values = [...words.map((code) => code >> 5), 0, ...words.map((code) => code & 31), ...data, 0, 0, 0, 0, 0, 0];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    BECH32_GENERATOR.forEach((generator, bit) => {
      if ((top >>> bit) & 1) sum ^= generator;
    });
  }
  sum ^= 1;
  const end = Array.from({ length: 6 }, (_, index) => ALPHABETS.bech32.charAt((sum >>> (5 * (5 - index))) & 31));
  return key.slice(0, -6) + end.join("");
}
