import { applyEdits as applyJsonEdits, modify, parse } from "jsonc-parser";
import { isMap, isScalar, parseDocument } from "yaml";
import type { DependencyProject } from "../../analyzers/dependencies/dependency-project";
import { isRecord } from "../../analyzers/dependencies/json-values";
import type { PackageManager } from "../../analyzers/dependencies/lockfiles/lockfile";
import { readManifest } from "../../analyzers/dependencies/manifest/read-manifest";
import type { Specifier } from "../../analyzers/dependencies/manifest/specifier";
import { applyEdits, type TextEdit } from "../../core/edit";
import type { Change, Override, Raise } from "./change";
import { managerOf } from "./manager-commands";

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
      return { uri: change.manifest.uri, path: [change.requirement.field, change.requirement.name] };
    case "raise-override":
      return { uri: change.manifest.uri, path: change.path };
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
function keepsSettingsInWorkspace({ manifests, lockfile }: DependencyProject, workspace: string | undefined): boolean {
  const [root] = manifests;
  const version = Number(/^pnpm@(\d+)/.exec(root?.packageManager ?? "")?.[1] ?? Number.NaN);
  if (version >= 11) return true;
  if (root?.overrides.some(({ field }) => field === "pnpm.overrides")) return false;
  if (version >= 10) return workspace !== undefined;
  // A lockfile of several documents is one of version 11 or later.
  return Number.isNaN(version) && (/^overrides:/m.test(workspace ?? "") || (lockfile?.text.startsWith("---") ?? false));
}

function changed(text: string, change: Change, { uri, path }: OverridePlace): string {
  if (change.kind === "raise") return withRaise(text, change, uri);
  const value = change.kind === "raise-override" ? change.range : `^${change.version}`;
  return uri.endsWith(".yaml") ? withYamlOverride(text, path.at(-1) ?? "", value) : withJsonValue(text, path, value);
}

function withRaise(text: string, { requirement, range }: Raise, uri: string): string {
  const span = readManifest(uri, text).spanOf([requirement.field, requirement.name], "value");
  if (!span) return text;
  return applyEdits(text, [{ span, newText: JSON.stringify(specifierText(requirement.specifier, range)).slice(1, -1) }]);
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

function withYamlOverride(text: string, key: string, value: string): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `  ${JSON.stringify(key)}: ${value}${eol}`;
  const document = parseDocument(text);
  const overrides = document.get("overrides", true);
  if (!isMap(overrides) || overrides.flow === true) {
    if (overrides !== undefined) {
      document.setIn(["overrides", key], value);
      return document.toString();
    }
    return `${text}${text === "" || text.endsWith("\n") ? "" : eol}${text === "" ? "" : eol}overrides:${eol}${line}`;
  }
  const first = overrides.items[0]?.key;
  const start = isScalar(first) ? first.range?.[0] : undefined;
  if (start === undefined) return text;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indentation = text.slice(lineStart, start);
  return text.slice(0, lineStart) + indentation + line.trimStart() + text.slice(lineStart);
}
