import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { Span } from "../../../core/position";
import type { FileProblem } from "../file-problem";
import { isRecord, recordOf, textOf, textsOf } from "../json-values";
import { overridesOf } from "./overrides";
import { DEPENDENCY_FIELDS, type PackageManifest, type Requirement } from "./package-manifest";
import { parseSpecifier } from "./specifier";

/**
 * Reads a package.json. What is not as it should be is a problem or is left out; nothing makes it fail. Places are only looked for when
 * somebody asks, because a tree with places takes twenty times as long as the values.
 */
export function readManifest(uri: string, text: string): PackageManifest {
  let tree: Node | undefined;
  const errors: ParseError[] = [];
  const treeOf = (): Node | undefined => {
    try {
      return (tree ??= parseTree(text, errors, { allowTrailingComma: false, disallowComments: true }));
    } catch {
      // What nests too deeply for its parser has no places.
      return undefined;
    }
  };
  const { json, problems } = parse(text, () => {
    treeOf();
    return errors;
  });
  const spanOf: PackageManifest["spanOf"] = (path, part) => {
    const root = treeOf();
    const value = root && findNodeAtLocation(root, [...path]);
    return value && spanOfPart(value, part);
  };
  const field = (name: string): unknown => (Object.hasOwn(json, name) ? json[name] : undefined);
  const engines = field("engines");
  return {
    uri,
    text,
    name: textOf(field("name")),
    version: textOf(field("version")),
    isPrivate: field("private") === true,
    repository: textOf(field("repository")) ?? textOf(recordOf(field("repository"))?.url),
    requirements: requirementsOf(json),
    overrides: overridesOf(json),
    workspaces: workspacesOf(field("workspaces")),
    nodeRange: isRecord(engines) ? textOf(engines.node) : undefined,
    packageManager: packageManagerOf(json),
    catalogs: catalogsOf(json),
    problems,
    spanOf,
  };
}

/** The values of a text that is right, or as much as can be had of one that is not. */
function parse(text: string, errorsOf: () => readonly ParseError[]): { json: Record<string, unknown>; problems: FileProblem[] } {
  const problem = (message: string, span: Span): { json: Record<string, unknown>; problems: FileProblem[] } => ({
    json: {},
    problems: [{ message, span }],
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const [error] = errorsOf();
    const span = error ? { start: error.offset, end: error.offset + error.length } : { start: 0, end: 0 };
    return problem(
      `this is not JSON (${error ? printParseErrorCode(error.error) : "it nests too deeply"}), so its dependencies are not checked`,
      span,
    );
  }
  return isRecord(json) ? { json, problems: [] } : problem("a package.json holds an object", { start: 0, end: Math.min(1, text.length) });
}

function requirementsOf(json: Record<string, unknown>): Requirement[] {
  return DEPENDENCY_FIELDS.flatMap((field) => {
    const table = Object.hasOwn(json, field) ? json[field] : undefined;
    return Object.entries(isRecord(table) ? table : {}).flatMap(([name, text]) =>
      typeof text === "string" ? [{ field, name, text, specifier: parseSpecifier(text) }] : [],
    );
  });
}

/** Bun's catalogs, beside the workspaces or by themselves. */
function catalogsOf(json: Record<string, unknown>): PackageManifest["catalogs"] {
  const places = [recordOf(json.workspaces) ?? {}, json];
  const named = places.flatMap((place) => Object.entries(recordOf(place.catalogs) ?? {}));
  const all = [...places.map((place): [string, unknown] => ["default", place.catalog]), ...named];
  const catalogs = new Map<string, Map<string, string>>();
  for (const [name, table] of all) {
    const ranges = Object.entries(recordOf(table) ?? {}).flatMap(([key, range]): [string, string][] =>
      typeof range === "string" ? [[key, range]] : [],
    );
    if (ranges.length > 0) catalogs.set(name, new Map([...(catalogs.get(name) ?? []), ...ranges]));
  }
  return catalogs;
}

/** What Corepack goes by, or the newer field for the same. */
function packageManagerOf(json: Record<string, unknown>): string | undefined {
  const own = textOf(json.packageManager);
  if (own !== undefined) return own;
  const wanted = recordOf(json.devEngines)?.packageManager;
  const first = recordOf(Array.isArray(wanted) ? (wanted as unknown[])[0] : wanted);
  const name = textOf(first?.name);
  const version = textOf(first?.version);
  return name !== undefined && version !== undefined ? `${name}@${version}` : name;
}

function workspacesOf(value: unknown): readonly string[] {
  return textsOf(isRecord(value) ? value.packages : value);
}

function spanOfPart(value: Node, part: "key" | "value" | "property"): Span | undefined {
  const { parent } = value;
  const key = parent?.type === "property" ? parent.children?.[0] : undefined;
  if (part === "value" || !parent || !key) {
    const isText = value.type === "string";
    return { start: value.offset + (isText ? 1 : 0), end: value.offset + value.length - (isText ? 1 : 0) };
  }
  const start = key.offset;
  return part === "key" ? { start, end: start + key.length } : { start, end: value.offset + value.length };
}
