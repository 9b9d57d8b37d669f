import { randomFillSync } from "node:crypto";
import { readSync } from "node:fs";

export function read(file: number, size: number): Buffer {
  // ok: uninitialized-buffer
  const block = Buffer.allocUnsafe(size);
  readSync(file, block);
  // ok: uninitialized-buffer
  const word = Buffer.allocUnsafe(4);
  word.writeUInt32BE(size);
  console.log(word.toString("hex"));
  const random = Buffer.allocUnsafe(16);
  // ok: uninitialized-buffer
  return Buffer.concat([block, Buffer.alloc(4), randomFillSync(random)]);
}
