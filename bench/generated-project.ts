import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateModule } from "./generate-module";

/** Texts by path. */
export type ProjectFiles = Map<string, string>;

/** What every generated module imports, and the project's manifest. */
export const COMMON_FILES: readonly (readonly [path: string, text: string])[] = [
  ["package.json", `{ "private": true, "dependencies": { "express": "^5.0.0", "pg": "^8.0.0" } }\n`],
  ["src/config.ts", `export const config = { databaseUrl: process.env.DATABASE_URL, port: Number(process.env.PORT ?? 8080) };\n`],
  [
    "src/logger.ts",
    `type Details = Readonly<Record<string, unknown>>;

function write(level: string, text: string, details: Details): void {
  process.stdout.write(JSON.stringify({ level, text, ...details }) + "\\n");
}

export const logger = {
  info: (text: string, details: Details = {}) => write("info", text, details),
  warn: (text: string, details: Details = {}) => write("warn", text, details),
  error: (text: string, details: Details = {}) => write("error", text, details),
};
`,
  ],
  [
    "src/types.ts",
    `export interface Order {
  id: string;
  name: string;
  owner: string;
  status: "open" | "paid" | "void";
  total: number;
}
export type Account = Order;
export type Invoice = Order;
export interface Page<T> {
  items: readonly T[];
}
`,
  ],
];

/**
 * A generated module that imports others and uses what they export.
 * @param depth how many folders below src/ it lies
 */
export function generateLinkedModule(parts: { imports: string; lines: number; seed: number; uses: string; depth?: number }): string {
  const { imports, lines, seed, uses, depth = 0 } = parts;
  const module = generateModule(lines, seed);
  const text = depth === 0 ? module : module.replace(/from "\.\/(?=config"|logger"|types")/g, `from "${"../".repeat(depth)}`);
  return `${imports}${text}${uses}`;
}

/** Writes a project into a temporary folder. @returns the folder */
export function writeProject(files: ProjectFiles): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "buckler-bench-")));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
