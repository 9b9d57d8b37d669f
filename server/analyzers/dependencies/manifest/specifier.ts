import validRange from "semver/ranges/valid";

/**
 * Where a manifest wants a package from, as package managers read what stands beside its name
 * (https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies, and the protocols of Yarn, pnpm and Bun).
 */
export type Specifier =
  | { readonly kind: "range"; readonly range: string }
  | { readonly kind: "tag"; readonly tag: string }
  /** `npm:name@range`: another package under this name. */
  | { readonly kind: "alias"; readonly name: string; readonly target: Specifier }
  | { readonly kind: "workspace"; readonly range: string }
  /** `file:`, `link:`, `portal:`, and paths without any. */
  | { readonly kind: "path"; readonly protocol: "file" | "link" | "portal"; readonly path: string }
  /** `committish` is what follows `#`: a commit, a tag, a branch, or `semver:range`. */
  | { readonly kind: "git"; readonly address: string; readonly committish: string | undefined }
  | { readonly kind: "http"; readonly address: string }
  /** pnpm's and Bun's `catalog:`, which a workspace file explains. */
  | { readonly kind: "catalog"; readonly name: string }
  | { readonly kind: "unknown"; readonly text: string };

const HOSTED = /^(?:github|gitlab|bitbucket|gist):|^[^@:/\s][^:/\s]*\/[^:/\s#]+(?:#.*)?$/;
const GIT = /^(?:git(?:\+[a-z]+)?:|ssh:)|^git@|^https?:[^#]*\.git(?:#.*)?$/i;
const PATH = /^(?:\.{0,2}[/\\]|~[/\\]|[A-Za-z]:[/\\]|\.{1,2}$)/;

/** Never fails: what nobody understands is of kind "unknown". */
export function parseSpecifier(text: string): Specifier {
  const trimmed = text.trim();
  if (trimmed.startsWith("npm:")) return parseAlias(trimmed.slice("npm:".length));
  if (trimmed.startsWith("workspace:")) return { kind: "workspace", range: trimmed.slice("workspace:".length) };
  if (trimmed.startsWith("catalog:")) return { kind: "catalog", name: trimmed.slice("catalog:".length) || "default" };
  const path = /^(file|link|portal):(.*)$/s.exec(trimmed);
  if (path) return { kind: "path", protocol: path[1] as "file" | "link" | "portal", path: path[2] ?? "" };
  if (PATH.test(trimmed)) return { kind: "path", protocol: "file", path: trimmed };
  if (GIT.test(trimmed) || HOSTED.test(trimmed)) {
    const hash = trimmed.indexOf("#");
    if (hash < 0) return { kind: "git", address: trimmed, committish: undefined };
    return { kind: "git", address: trimmed.slice(0, hash), committish: trimmed.slice(hash + 1) };
  }
  if (/^(?:https?|ftp):/i.test(trimmed)) return { kind: "http", address: trimmed };
  return parseVersion(trimmed);
}

function parseAlias(text: string): Specifier {
  const at = text.indexOf("@", 1);
  if (at < 0) return validRange(text) === null ? { kind: "alias", name: text, target: parseVersion("") } : parseVersion(text);
  return { kind: "alias", name: text.slice(0, at), target: parseVersion(text.slice(at + 1)) };
}

function parseVersion(text: string): Specifier {
  if (validRange(text) !== null) return { kind: "range", range: text };
  if (/^[A-Za-z][\w.-]*$/.test(text)) return { kind: "tag", tag: text };
  return { kind: "unknown", text };
}
