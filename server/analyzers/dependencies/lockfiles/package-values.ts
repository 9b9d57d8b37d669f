import { isRecord, textOf } from "../json-values";
import type { PackageSource } from "./lockfile";

const COMMIT = /#(?:.*[&#]commit=|commit[=:])?([0-9a-f]{7,64})$/;

/**
 * Where what is at an address came from.
 * @param isAsked the project, or a package, asks for this address itself and not for a version
 */
export function sourceOfAddress(address: string | undefined, isAsked: boolean): PackageSource {
  if (address === undefined) return { kind: "registry", address: undefined };
  if (isGitAddress(address)) return gitSource(address);
  const path = /^(?:file|link|portal|workspace):(.*)$/s.exec(address);
  if (path) return { kind: "local", path: path[1] ?? "" };
  return { kind: isAsked ? "http" : "registry", address };
}

export function isGitAddress(address: string): boolean {
  return /^(?:git(?:\+[a-z]+)?:|ssh:|git@|github:|gitlab:|bitbucket:|gist:)/.test(address) || /^https?:[^#]*\.git#/.test(address);
}

export function gitSource(address: string): PackageSource {
  return { kind: "git", address, commit: COMMIT.exec(address)?.[1] };
}

/** Old manifests have an object, or a list of them, in place of an expression. */
export function licenceOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const names = value.map(licenceOf).filter((name) => name !== undefined);
    return names.length > 1 ? `(${names.join(" OR ")})` : names[0];
  }
  return textOf(isRecord(value) ? value.type : value);
}

/** `name@range`, where the name may begin with an at sign. */
export function splitDescriptor(descriptor: string): { readonly name: string; readonly range: string } {
  const at = descriptor.indexOf("@", 1);
  return at < 0 ? { name: descriptor, range: "" } : { name: descriptor.slice(0, at), range: descriptor.slice(at + 1) };
}
