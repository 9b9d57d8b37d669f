import type { FileProblem } from "../file-problem";
import { joinPath } from "./paths";
import type { LockedDependency, LockedPackage, Lockfile, PackageSource } from "./lockfile";
import { gitSource, isGitAddress, splitDescriptor } from "./package-values";
import { lineAt, unreadableLockfile } from "./unreadable-lockfile";
import { parseYarnClassic, type YarnEntry } from "./yarn-classic-syntax";
import { DescriptorIndex } from "./yarn-descriptors";

/**
 * Reads the yarn.lock of Yarn 1 (https://classic.yarnpkg.com/lang/en/docs/yarn-lock). It does not say what the project itself asks for, nor
 * what its packages need while developing: manifests tell that.
 */
export function readYarnClassicLockfile(uri: string, text: string): Lockfile {
  const unreadable = (message: string): Lockfile => unreadableLockfile("yarn-classic", uri, text, message);
  if (text.trim() === "") return unreadable("this is empty, so nothing says what is installed; run yarn install to have it written");
  const version = /^# yarn lockfile v(\d+)/m.exec(text.slice(0, 1000))?.[1] ?? "1";
  if (version !== "1") return unreadable(`version ${version} of this file is not known here, so what is installed is not checked`);
  const { entries, mistake } = parseYarnClassic(text);
  const broken = mistake === undefined ? undefined : unreadable("").problems[0];
  if (mistake !== undefined && entries.length === 0)
    return unreadable("this is not a lockfile of Yarn, so nothing says what is installed; run yarn install to have it written anew");
  const problems: FileProblem[] = [];
  if (mistake !== undefined)
    problems.push(
      broken && broken.message !== ""
        ? broken
        : {
            message: "this line is not understood, so not all that is installed is checked; run yarn install to have it written anew",
            span: lineAt(text, mistake),
          },
    );
  const index = new DescriptorIndex();
  const places = new Map<string, number>();
  for (const entry of entries) {
    const id = entry.keys[0] ?? "";
    places.set(id, entry.start);
    for (const key of entry.keys) index.add(key, id, entry.fields.get("version") ?? "");
  }
  const packages = new Map<string, LockedPackage>();
  const spanOf = ({ id }: { readonly id: string }): { start: number; end: number } => lineAt(text, places.get(id) ?? 0);
  for (const entry of entries) {
    const locked = packageOf(entry, index);
    packages.set(locked.id, locked);
    if (locked.version === "")
      problems.push({
        message: `${locked.name} has no version here, so it is not checked; run yarn install to have it written anew`,
        span: spanOf(locked),
      });
    for (const { name, range, field, target } of locked.dependencies) {
      if (target !== undefined || field === "optionalDependencies" || /^(?:file|link):/.test(range ?? "")) continue;
      problems.push({
        message: `${name}@${range ?? ""} is asked for but missing here; run yarn install to have it written anew`,
        span: spanOf(locked),
      });
    }
  }
  const resolve = (name: string, range: string): LockedPackage | undefined => packages.get(index.find(name, range) ?? "");
  const isComplete = problems.length === 0;
  return { manager: "yarn-classic", uri, text, formatVersion: version, importers: [], packages, resolve, isComplete, problems, spanOf };
}

function packageOf({ keys, fields, dependencies, optionalDependencies }: YarnEntry, index: DescriptorIndex): LockedPackage {
  const id = keys[0] ?? "";
  const { name, range } = splitDescriptor(id);
  const resolved = fields.get("resolved");
  const edges = (table: ReadonlyMap<string, string>, field: LockedDependency["field"]): LockedDependency[] =>
    [...table].map(([to, wanted]) => ({ name: to, range: wanted, field, target: index.find(to, wanted) }));
  return {
    id,
    name: range.startsWith("npm:") ? splitDescriptor(range.slice("npm:".length)).name : name,
    version: fields.get("version") ?? "",
    source: sourceOf(range, resolved),
    integrity: fields.get("integrity") ?? sha1In(resolved),
    dependencies: [...edges(dependencies, "dependencies"), ...edges(optionalDependencies, "optionalDependencies")],
    isDevelopment: false,
    isOptional: false,
    isBundled: false,
    hasInstallScript: false,
    licence: undefined,
    deprecated: undefined,
    nodeRange: undefined,
  };
}

const ARCHIVE =
  /^https:\/\/(?:codeload\.github\.com\/.*\/tar\.gz\/|bitbucket\.org\/.*\/get\/|gitlab\.com\/.*archive\.tar\.gz\?ref=)([0-9a-f]{7,40})/;

function sourceOf(range: string, resolved: string | undefined): PackageSource {
  const path = /^(?:file|link):(.*)$/s.exec(resolved === undefined ? range : resolved.replace(/#[^#]*$/, ""));
  if (path) return { kind: "local", path: joinPath("", path[1] ?? "") };
  if (resolved === undefined) return { kind: "registry", address: undefined };
  const archive = ARCHIVE.exec(resolved);
  if (archive) return { kind: "git", address: resolved, commit: archive[1] };
  const isArchive = /^https?:[^#]*(?:\.t(?:ar\.)?gz|\/-\/[^#]*)(?:[?#]|$)/i.test(resolved);
  if (isGitAddress(resolved) || (resolved.includes("#") && !isArchive && /^https?:/.test(range))) return gitSource(resolved);
  return { kind: /^https?:/i.test(range) ? "http" : "registry", address: resolved.replace(/#[0-9a-f]{40}$/, "") };
}

/** Older entries have a checksum behind the address only. */
function sha1In(resolved: string | undefined): string | undefined {
  const hex = resolved === undefined ? undefined : /\.t(?:ar\.)?gz(?:\?[^#]*)?#([0-9a-f]{40})$/.exec(resolved)?.[1];
  if (hex === undefined) return undefined;
  const bytes = hex.match(/../g)?.map((byte) => String.fromCharCode(Number.parseInt(byte, 16))) ?? [];
  return `sha1-${btoa(bytes.join(""))}`;
}
