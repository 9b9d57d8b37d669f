import type { SameRegistries } from "../../../rules/dependency-knowledge";
import type { DependencyHost } from "../dependency-project";

/** Files that say where packages come from. */
const FILES = [".npmrc", ".yarnrc", ".yarnrc.yml", "bunfig.toml"];

/** The registries that a project's own files name. */
export interface ConfiguredRegistries {
  readonly hosts: ReadonlySet<string>;
  /** One of them stands in the environment of whoever installs. */
  readonly someUnknown: boolean;
}

/** Reads the hosts of the registries from what package managers are told in a folder. */
export function configuredRegistries(root: string, host: DependencyHost, same: readonly SameRegistries[]): ConfiguredRegistries {
  const hosts = new Set<string>();
  let someUnknown = false;
  for (const folder of new Set([root, host.root])) {
    for (const name of FILES) {
      for (const line of host.read(`${folder}/${name}`)?.split(/\r?\n/) ?? []) {
        if (/^\s*[#;]/.test(line)) continue;
        for (const [address] of line.matchAll(/https?:\/\/[^\s"',}]+/g)) {
          const found = hostOf(address, same);
          if (found !== undefined) hosts.add(found);
        }
        someUnknown ||= /^\s*(?:@[^\s:=]+:)?(?:registry|npmRegistryServer)\b.*\$/.test(line);
      }
    }
  }
  return { hosts, someUnknown };
}

/** The host of an address, the same one for registries that hand out the same packages. */
export function hostOf(address: string | undefined, same: readonly SameRegistries[]): string | undefined {
  const url = urlOf(address);
  if (!url || url.host === "") return undefined;
  return same.find(({ domains }) => domains.some((domain) => url.hostname.endsWith(`.${domain}`)))?.domains[0] ?? url.host;
}

/** What a registry's address of a tarball says: `…/name/-/name-1.2.3.tgz`. */
export interface TarballAddress {
  readonly name: string;
  /** Undefined where the file has another name. */
  readonly version: string | undefined;
}

/** Undefined for addresses of another form, which say nothing for sure. */
export function readTarballAddress(address: string): TarballAddress | undefined {
  const url = urlOf(address);
  const match = url && /(?:^|\/)((?:@[^/]+(?:\/|%2f))?[^/]+)\/-\/(?:[^/]+\/)?([^/]+)\.(?:tgz|tar\.gz)$/i.exec(url.pathname);
  const name = match ? decoded(match[1] ?? "") : undefined;
  if (!match || name === undefined) return undefined;
  const file = decoded(match[2] ?? "") ?? "";
  const start = `${name.slice(name.indexOf("/") + 1)}-`;
  return { name, version: file.toLowerCase().startsWith(start.toLowerCase()) ? file.slice(start.length) : undefined };
}

function urlOf(address: string | undefined): URL | undefined {
  try {
    return address === undefined ? undefined : new URL(address);
  } catch {
    return undefined;
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
