import { spawnSync } from "node:child_process";

// ok: internal-binding
spawnSync("ls");
// ok: internal-binding
export const bound = ((name: string) => name).bind(undefined, "fs");

let details: unknown;
try {
  // ok: internal-binding
  ({ getPromiseDetails: details } = process.binding("util"));
} catch {
  details = undefined;
}

export { details };
