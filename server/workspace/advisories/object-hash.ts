import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** What Google's storage says of an object in its header `x-goog-hash`, in base64: objects put together from parts have no MD5. */
export interface ObjectHashes {
  readonly md5?: string;
  readonly crc32c?: string;
}

export function objectHashesOf(header: string | readonly string[] | undefined): ObjectHashes {
  const hashes: { md5?: string; crc32c?: string } = {};
  for (const part of [header ?? []].flat().join(",").split(",")) {
    const [, name, value] = /^\s*(md5|crc32c)=([A-Za-z0-9+/]+=*)\s*$/.exec(part) ?? [];
    if (name === "md5" || name === "crc32c") hashes[name] = value ?? "";
  }
  return hashes;
}

/** Whether a file is what its server says that it is; true where it says nothing. */
export async function fits(path: string, { md5, crc32c }: ObjectHashes): Promise<boolean> {
  if (md5 === undefined && crc32c === undefined) return true;
  const hash = createHash("md5");
  let crc = 0xffffffff;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (md5 !== undefined) hash.update(chunk as Buffer);
    else crc = updatedCrc32c(crc, chunk as Buffer);
  }
  if (md5 !== undefined) return hash.digest("base64") === md5;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(~crc >>> 0);
  return bytes.toString("base64") === crc32c;
}

/** CRC-32 with Castagnoli's polynomial, bits reversed. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

function updatedCrc32c(crc: number, bytes: Uint8Array): number {
  let value = crc;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return value;
}
