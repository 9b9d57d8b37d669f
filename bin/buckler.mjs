#!/usr/bin/env node
import { existsSync } from "node:fs";
import { join } from "node:path";

// This file is there before the first build: npm links commands when it installs, and a link to nothing is never repaired.
const cli = join(import.meta.dirname, "..", "dist", "cli.js");
if (existsSync(cli)) {
  await import("../dist/cli.js");
} else {
  console.error("buckler: not built yet; run `npm start` or `npm run build` in this checkout first.");
  process.exitCode = 2;
}
