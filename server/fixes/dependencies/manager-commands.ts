import { parse } from "semver";
import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { PACKAGE_MANAGERS, type PackageManager } from "../../analyzers/dependencies/lockfiles/lockfile";
import type { Change } from "./change";

/** Who installs the project's packages: whoever wrote its lockfile, otherwise the one that its manifest names. */
export function managerOf({ lockfile, manifests }: DependencyProject): PackageManager {
  if (lockfile) return lockfile.manager;
  const [name, version] = manifests[0]?.packageManager?.split("@") ?? [];
  if (name === "yarn") return (parse(version)?.major ?? 1) > 1 ? "yarn-berry" : "yarn-classic";
  return PACKAGE_MANAGERS.find((manager) => manager === name) ?? "npm";
}

/** What has to be run, in this order, once the manifests are changed: a command each, or a sentence where there is none. */
export function commandsFor(manager: PackageManager, changes: readonly Change[]): string[] {
  const updated = [...new Set(changes.flatMap((change) => (change.kind === "update" ? [change.name] : [])))];
  const isManifestChanged = changes.some(({ kind }) => kind !== "update");
  const commands = isManifestChanged ? [INSTALL[manager]] : [];
  return updated.length > 0 ? [...commands, UPDATE[manager](updated)] : commands;
}

/** What installs what the manifests ask for. */
export function installCommandOf(manager: PackageManager): string {
  return INSTALL[manager];
}

const INSTALL: Readonly<Record<PackageManager, string>> = {
  npm: "npm install",
  "yarn-classic": "yarn install",
  "yarn-berry": "yarn install",
  pnpm: "pnpm install",
  bun: "bun install",
};

/** How packages that others ask for are brought to the newest version that they admit. */
const UPDATE: Readonly<Record<PackageManager, (names: readonly string[]) => string>> = {
  npm: (names) => `npm update ${names.join(" ")}`,
  // It has no command for packages that no manifest names.
  "yarn-classic": (names) => `delete the entries of ${names.join(", ")} from yarn.lock and run yarn install`,
  "yarn-berry": (names) => `yarn up --recursive ${names.join(" ")}`,
  pnpm: (names) => `pnpm update --recursive --no-save --depth Infinity ${names.join(" ")}`,
  bun: (names) => `bun update ${names.join(" ")}`,
};
