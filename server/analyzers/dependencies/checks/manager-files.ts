import type { PackageManager } from "../lockfiles/lockfile";

interface ManagerFile {
  /** The command. */
  readonly manager: "npm" | "yarn" | "pnpm" | "bun";
  readonly lockfile: string;
}

/** Lockfiles by name, also of formats that nobody here reads. */
const FILES: readonly ManagerFile[] = [
  { manager: "npm", lockfile: "package-lock.json" },
  { manager: "npm", lockfile: "npm-shrinkwrap.json" },
  { manager: "yarn", lockfile: "yarn.lock" },
  { manager: "pnpm", lockfile: "pnpm-lock.yaml" },
  { manager: "bun", lockfile: "bun.lock" },
  { manager: "bun", lockfile: "bun.lockb" },
];

/** Names of all files that lock what is installed. */
export const LOCKING_FILES: readonly string[] = [
  ...FILES.map(({ lockfile }) => lockfile),
  "deno.lock",
  "common/config/rush/pnpm-lock.yaml",
];

/** The command that writes a lockfile, told by the file's name. */
export function commandOf(uri: string): ManagerFile["manager"] | undefined {
  return FILES.find(({ lockfile }) => uri.endsWith(`/${lockfile}`))?.manager;
}

/** What brings a lockfile up to date. */
export function installCommand(manager: PackageManager): string {
  return `${manager.replace(/-.*/, "")} install`;
}
