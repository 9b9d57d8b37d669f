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
export function commandsFor(project: DependencyProject, changes: readonly Change[]): string[] {
  const manager = managerOf(project);
  const isWorkspace = project.manifests.length > 1;
  const updated = changes.flatMap((change) => {
    // npm gives what its workspaces bring in an override only when it is told to update that.
    const isLeft = change.kind === "override" && manager === "npm" && isWorkspace;
    return (change.kind === "update" || isLeft) && PASTED.test(change.name) ? [change.name] : [];
  });
  const isManifestChanged = changes.some(({ kind }) => kind !== "update");
  const commands = isManifestChanged ? [INSTALL[manager]] : [];
  return updated.length > 0 ? [...commands, UPDATE[manager]([...new Set(updated)], isWorkspace)] : commands;
}

/** Names that no shell reads as anything else, and no command as an option; strangers write lockfiles. */
const PASTED = /^(?:@[a-z0-9_][a-z0-9._-]*\/)?[a-z0-9_][a-z0-9._-]*$/i;

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
const UPDATE: Readonly<Record<PackageManager, (names: readonly string[], isWorkspace: boolean) => string>> = {
  npm: (names) => `npm update ${names.join(" ")}`,
  // It has no command for packages that no manifest names.
  "yarn-classic": (names) => `delete the entries of ${names.join(", ")} from yarn.lock and run yarn install`,
  "yarn-berry": (names) => `yarn up --recursive ${names.join(" ")}`,
  // Where there is no workspace, `--recursive` finds nothing to update.
  pnpm: (names, isWorkspace) => `pnpm update ${isWorkspace ? "--recursive " : ""}--no-save --depth Infinity ${names.join(" ")}`,
  bun: (names) => `bun update ${names.join(" ")}`,
};
