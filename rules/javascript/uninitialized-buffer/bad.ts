import type { ServerResponse } from "node:http";

export function pad(response: ServerResponse, size: number): void {
  // ruleid: uninitialized-buffer
  const padding = Buffer.allocUnsafe(size);
  response.end(padding);
}

export function token(): string {
  // ruleid: uninitialized-buffer
  return Buffer.allocUnsafe(16).toString("hex");
}
