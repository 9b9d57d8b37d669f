import { applyEdits as applyJsonEdits, modify, parse } from "jsonc-parser";
import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { isRecord } from "../../analyzers/dependencies/json-values";
import type { PackageManager } from "../../analyzers/dependencies/lockfiles/lockfile";
import { readManifest } from "../../analyzers/dependencies/manifest/read-manifest";
import type { Specifier } from "../../analyzers/dependencies/manifest/specifier";
import { applyEdits, type TextEdit } from "../../core/edit";
import type { Span } from "../../core/position";
import type { Change, Override, Raise } from "./change";
import { managerOf } from "./manager-commands";
import { withYamlOverride, withYamlValue } from "./yaml-texts";

/** A file before and after changes. */
export interface ChangedText {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

/** Where overrides stand, and under which key. */
interface OverridePlace {
  readonly uri: string;
  readonly path: readonly string[];
}

/**
 * The texts of manifests after changes: only what changes is written, and indentation, line ends and the order of keys stay what they are.
 * @param read the text of a file of the project; undefined where there is none
 */
export function changedTexts(
  project: DependencyProject,
  changes: readonly Change[],
  read: (uri: string) => string | undefined,
): ChangedText[] {
  const texts = new Map<string, { readonly before: string; after: string }>();
  const manager = managerOf(project);
  for (const change of changes) {
    const place = placeOf(change, project, manager, read);
    if (!place) continue;
    const known = texts.get(place.uri);
    const before = known?.before ?? project.manifests.find(({ uri }) => uri === place.uri)?.text ?? read(place.uri) ?? "";
    const after = changed(known?.after ?? before, change, place);
    texts.set(place.uri, { before, after });
  }
  return [...texts].map(([uri, text]) => ({ uri, ...text })).filter(({ before, after }) => before !== after);
}

/** One edit that makes the text what it is after the changes. */
export function editOf({ before, after }: ChangedText): TextEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { span: { start, end: before.length - end }, newText: after.slice(start, after.length - end) };
}

function placeOf(
  change: Change,
  project: DependencyProject,
  manager: PackageManager,
  read: (uri: string) => string | undefined,
): OverridePlace | undefined {
  switch (change.kind) {
    case "raise":
      return { uri: change.requirement.catalog?.uri ?? change.manifest.uri, path: [change.requirement.field, change.requirement.name] };
    case "raise-override":
      return { uri: change.uri, path: change.path };
    case "override":
      return overridePlace(change, project, manager, read);
    case "update":
      return undefined;
  }
}

/** As narrow as the package manager allows. */
function overridePlace(
  { parent, name }: Override,
  project: DependencyProject,
  manager: PackageManager,
  read: (uri: string) => string | undefined,
): OverridePlace {
  const uri = `${project.root}/package.json`;
  switch (manager) {
    case "npm":
      return { uri, path: ["overrides", parent, name] };
    case "bun":
      return { uri, path: ["overrides", name] };
    case "yarn-classic":
      return { uri, path: ["resolutions", `**/${parent}/${name}`] };
    case "yarn-berry":
      return { uri, path: ["resolutions", `${parent}/${name}`] };
    case "pnpm": {
      const workspace = `${project.root}/pnpm-workspace.yaml`;
      if (keepsSettingsInWorkspace(project, read(workspace))) return { uri: workspace, path: ["overrides", `${parent}>${name}`] };
      return { uri, path: ["pnpm", "overrides", `${parent}>${name}`] };
    }
  }
}

/** pnpm reads its settings from pnpm-workspace.yaml from version 10 on, and from there alone from version 11 on. */
function keepsSettingsInWorkspace({ manifests, lockfile, workspaceFile }: DependencyProject, workspace: string | undefined): boolean {
  const [root] = manifests;
  const version = Number(/^pnpm@(\d+)/.exec(root?.packageManager ?? "")?.[1] ?? Number.NaN);
  if (version >= 11) return true;
  if (root?.overrides.some(({ field }) => field === "pnpm.overrides")) return false;
  if (version >= 10) return workspace !== undefined;
  // Version 9 writes the same lockfiles as later ones, and is no longer maintained; older ones wrote others.
  return Number.isNaN(version) && ((workspaceFile?.overrides.length ?? 0) > 0 || /^lockfileVersion: '?9/m.test(lockfile?.text ?? ""));
}

function changed(text: string, change: Change, { uri, path }: OverridePlace): string {
  if (change.kind === "raise") return withRaise(text, change, uri);
  const value = change.kind === "raise-override" ? change.range : `^${change.version}`;
  if (!isYaml(uri)) return withJsonValue(text, path, value);
  return change.kind === "raise-override" ? withYamlValue(text, path, value) : withYamlOverride(text, path.at(-1) ?? "", value);
}

function withRaise(text: string, { requirement, range }: Raise, uri: string): string {
  const { catalog, field, name, specifier } = requirement;
  const newText = specifierText(catalog?.specifier ?? specifier, range);
  const paths = catalog ? catalogPaths(catalog.catalog, name) : [[field, name]];
  if (isYaml(uri)) return paths.reduce((found, path) => (found === text ? withYamlValue(text, path, newText) : found), text);
  const manifest = readManifest(uri, text);
  const span = paths.reduce<Span | undefined>((found, path) => found ?? manifest.spanOf(path, "value"), undefined);
  return span ? applyEdits(text, [{ span, newText: JSON.stringify(newText).slice(1, -1) }]) : text;
}

/** Where the line of a catalog may stand, the one that counts first. */
function catalogPaths(catalog: string, name: string): readonly (readonly string[])[] {
  const named = ["catalogs", catalog, name];
  const all = catalog === "default" ? [named, ["catalog", name]] : [named];
  return all.flatMap((path) => [path, ["workspaces", ...path]]);
}

function isYaml(uri: string): boolean {
  return /\.ya?ml$/.test(uri);
}

/** What stands in a manifest for a range: `npm:name@range` where the package goes by another name. */
function specifierText(specifier: Specifier, range: string): string {
  return specifier.kind === "alias" ? `npm:${specifier.name}@${range}` : range;
}

function withJsonValue(text: string, path: readonly string[], value: string): string {
  const formattingOptions = {
    insertSpaces: !/^\t/m.test(text),
    tabSize: /^( +)"/m.exec(text)?.[1]?.length ?? 2,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
  const write = (current: string, at: readonly string[], json: unknown): string =>
    applyJsonEdits(current, modify(current, [...at], json, { formattingOptions }));
  const holder = path.slice(0, -1);
  const json: unknown = parse(text);
  const present = holder.reduce<unknown>((each, key) => (isRecord(each) && Object.hasOwn(each, key) ? each[key] : undefined), json);
  // npm's override of the parent itself, which goes on inside of an object as ".".
  if (typeof present === "string") return write(text, holder, { ".": present, [path.at(-1) ?? ""]: value });
  return write(text, path, value);
}
