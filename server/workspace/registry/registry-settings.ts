import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse } from "ini";
import { defaultUrl } from "registry-url";

/** Where packages come from: for a scope its own registry, for all others one. */
export class RegistrySettings {
  private constructor(
    private readonly users: Readonly<Record<string, unknown>>,
    private readonly projects: Readonly<Record<string, unknown>>,
    private readonly chosen: string | undefined,
  ) {}

  /**
   * Reads what the user set for npm. The project's own .npmrc, which whoever wrote the project chose, only says which packages are not to be
   * asked for elsewhere.
   * @param chosen a registry that the user names for this run
   */
  static read(root: string, chosen: string | undefined, environment: NodeJS.ProcessEnv = process.env): RegistrySettings {
    const named = environment.npm_config_userconfig ?? environment.NPM_CONFIG_USERCONFIG;
    const users = settingsIn(named ?? join(homedir(), ".npmrc"));
    const registry = environment.npm_config_registry ?? environment.NPM_CONFIG_REGISTRY;
    return new RegistrySettings({ ...users, ...(registry && { registry }) }, settingsIn(join(root, ".npmrc")), chosen);
  }

  /** Where to ask for a package, or a sentence about why nobody is asked. */
  registryOf(name: string): URL | string {
    const key = name.startsWith("@") ? `${name.slice(0, name.indexOf("/"))}:registry` : "registry";
    const users = this.chosen ?? addressIn(this.users, key) ?? addressIn(this.users, "registry");
    const projects = addressIn(this.projects, key) ?? addressIn(this.projects, "registry");
    if (projects !== undefined && this.chosen === undefined && !isSame(projects, users ?? defaultUrl))
      return "the project's .npmrc names another registry than your own settings; name it with --registry to have it asked";
    const address = users ?? defaultUrl;
    const isHttp = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
    return isHttp ? new URL(address.endsWith("/") ? address : `${address}/`) : `"${address}" is no address of a registry`;
  }
}

function settingsIn(path: string): Readonly<Record<string, unknown>> {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}

function addressIn(settings: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const address = Object.hasOwn(settings, key) ? settings[key] : undefined;
  return typeof address === "string" && address !== "" ? address : undefined;
}

function isSame(a: string, b: string): boolean {
  return a.replace(/\/+$/, "") === b.replace(/\/+$/, "");
}
