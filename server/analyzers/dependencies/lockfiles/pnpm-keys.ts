import { textOf } from "../json-values";
import type { PackageSource } from "./lockfile";
import { gitSource, isGitAddress } from "./package-values";
import type { YamlTable } from "./plain-yaml";

/** Who a package of a pnpm lockfile is. */
export interface PnpmIdentity {
  readonly name: string;
  readonly version: string;
  readonly source: PackageSource;
}

/** Archives of a commit that hosts of repositories make. */
const ARCHIVE =
  /^https:\/\/(?:codeload\.github\.com\/.*\/tar\.gz\/|bitbucket\.org\/.*\/get\/|gitlab\.com\/.*(?:archive\.tar\.gz\?(?:ref|sha)=|\/-\/archive\/))([0-9a-f]{40})/;

/**
 * Reads the key of a package: `/name/1.0.0_peer@2.0.0` up to lockfileVersion 5, `/name@1.0.0(peer@2.0.0)` in 6, the same without the slash
 * from 9 on; and what the entry says of those whose key is an address.
 */
export function identityOf(key: string, entry: YamlTable): PnpmIdentity {
  const resolution = tableOf(entry.resolution);
  const fromKey = splitPnpmKey(key);
  const name = textOf(entry.name) ?? fromKey.name;
  const version = textOf(entry.version) ?? (isAddress(fromKey.version) ? "" : fromKey.version);
  return { name, version, source: sourceOf(fromKey.version, resolution, textOf(entry.name) !== undefined) };
}

function sourceOf(version: string, resolution: YamlTable, isNamed: boolean): PackageSource {
  const tarball = textOf(resolution.tarball);
  const repository = textOf(resolution.repo);
  const directory = textOf(resolution.directory);
  if (repository !== undefined) return { kind: "git", address: repository, commit: textOf(resolution.commit) };
  if (directory !== undefined) return { kind: "local", path: directory };
  const local = [tarball, version].find((text) => text !== undefined && /^(?:file|link):/.test(text));
  if (local !== undefined) return { kind: "local", path: local.slice(local.indexOf(":") + 1) };
  if (version.startsWith("runtime:")) return { kind: "http", address: version };
  const address = tarball ?? version;
  const archive = ARCHIVE.exec(address);
  if (archive && (isNamed || isAddress(version))) return { kind: "git", address, commit: archive[1] };
  if (isGitAddress(address)) return gitSource(address);
  if (isAddress(version)) return { kind: "http", address };
  // Only what is not from a registry has its name beside a tarball that the key does not name.
  return isNamed && !/^\d/.test(version) ? { kind: "http", address } : { kind: "registry", address: tarball };
}

const isAddress = (version: string): boolean => /^[a-z+]+:|^git@/i.test(version);

/** Name and version in a key, without the peers that it was installed with. */
export function splitPnpmKey(key: string): { readonly name: string; readonly version: string } {
  const base = withoutPeers(key);
  const path = base.startsWith("/") ? base.slice(1) : base;
  const named = /^((?:@[^/@]+\/)?[^/@]+)@(.+)$/s.exec(path);
  if (named) return { name: named[1] ?? "", version: named[2] ?? "" };
  // With the registry's host in front where it is not the usual one.
  const parts = /(?:^|\/)((?:@[^/]+\/)?[^/]+)\/(\d[^/_]*)(?:_.*)?$/s.exec(path);
  if (parts) return { name: parts[1] ?? "", version: parts[2] ?? "" };
  return { name: path, version: /^(?:file|link):/.test(path) ? path : "" };
}

/** `name@1.0.0(react@18.2.0)(patch_hash=…)` without what stands in parentheses. */
export function withoutPeers(key: string): string {
  const peers = key.indexOf("(");
  return peers < 0 ? key : key.slice(0, peers);
}

/** A table of YAML; an empty one for all else. */
export function tableOf(value: unknown): YamlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as YamlTable) : NO_TABLE;
}

const NO_TABLE = Object.freeze(Object.create(null)) as YamlTable;
